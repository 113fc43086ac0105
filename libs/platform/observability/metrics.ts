import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** One value of a gauge, by its labels. */
export interface Reading {
  labels?: Record<string, string>;
  value: number;
}

/** What Prometheus may know; each context adds its own figures, which are read when it asks. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'rounds_api_' });
  }

  /**
   * @param name in Prometheus' manner: `rounds_…`, with its unit at the end
   * @param read at every scrape; when it fails the whole scrape does
   */
  gauge(
    name: string,
    help: string,
    labelNames: readonly string[],
    read: () => Promise<readonly Reading[]>,
  ): void {
    new Gauge({
      ...{ name, help, labelNames: [...labelNames], registers: [this.registry] },
      async collect() {
        const readings = await read();
        this.reset();
        for (const { labels = {}, value } of readings) this.set(labels, value);
      },
    });
  }

  /** In the text format that Prometheus reads. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
