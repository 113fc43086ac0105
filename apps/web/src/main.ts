import './app/main.css';
import ui from '@nuxt/ui/vue-plugin';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './app/App.vue';
import { i18n, startI18n } from './app/i18n';
import { router } from './app/router';

async function start(): Promise<void> {
  await startI18n();
  const app = createApp(App);
  app.use(createPinia()).use(router).use(i18n).use(ui);
  app.mount('#app');
}

void start();
