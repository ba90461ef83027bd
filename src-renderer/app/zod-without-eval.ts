import { z } from 'zod';

/** Zod tries `new Function` once, which the page's policy reports. Imported before any schema module. */
z.config({ jitless: true });
