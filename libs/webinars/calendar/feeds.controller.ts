import { Controller, Get, Header, Param, Post } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Public, Returns, SignedIn, type Principal } from '@rounds/platform/http';
import { z } from 'zod';
import { Feeds } from './feeds.service';

const feedAddress = z.object({ url: z.string() }).meta({ id: 'WebinarFeed' });
type FeedAddress = z.infer<typeof feedAddress>;
const tokenParams = z.object({ token: z.string().max(100) });

@ApiTags('webinars')
@Controller('webinars')
export class FeedsController {
  constructor(private readonly feeds: Feeds) {}

  /** The secret address under which a calendar program finds what the person comes to. */
  @Get('feed')
  @SignedIn()
  @Returns(feedAddress)
  async address(@CurrentPrincipal() { personId }: Principal): Promise<FeedAddress> {
    return { url: await this.feeds.addressOf(personId) };
  }

  /** Another address; the one before is dead. */
  @Post('feed/renewal')
  @SignedIn()
  @Returns(feedAddress)
  async renew(@CurrentPrincipal() { personId }: Principal): Promise<FeedAddress> {
    return { url: await this.feeds.renew(personId) };
  }

  /** Calendar programs cannot sign in: the address itself is the secret. */
  @Get('feeds/:token')
  @Public()
  @ApiProduces('text/calendar')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('cache-control', 'private, no-store')
  read(@Param({ schema: tokenParams }) { token }: z.infer<typeof tokenParams>): Promise<string> {
    return this.feeds.read(token);
  }
}
