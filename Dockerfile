# A small image with CPU torch, running as nobody in particular.
# TORCH_WHEELS names an index or folder with torch's CPU wheels (torch's install page lists one);
# without it pip takes the default build, which brings gigabytes of CUDA on x86.
FROM python:3.11-slim AS build
ARG TORCH_WHEELS=""
# Extras such as "[ollama]" or "[openai]", for a language model.
ARG EXTRAS=""
WORKDIR /app
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY constraints.txt pyproject.toml README.md ./
COPY assistant assistant
COPY evals evals
COPY ingest ingest
COPY prompts prompts
COPY store store
RUN pip install ${TORCH_WHEELS:+--index-url "$TORCH_WHEELS"} -c constraints.txt torch==2.13.0 \
 && pip install -c constraints.txt -e ".${EXTRAS}"

FROM python:3.11-slim
# Two heaps, not one a thread: the memory of many threads is given back.
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 STORE_PATH=/data MALLOC_ARENA_MAX=2 \
    ANONYMIZED_TELEMETRY=False HF_HUB_OFFLINE=1 HF_HUB_DISABLE_TELEMETRY=1 LANGSMITH_TRACING=false
RUN useradd --create-home --uid 10001 assistant && mkdir /data && chown assistant /data
COPY --from=build /venv /venv
WORKDIR /app
COPY --from=build /app /app
COPY corpus corpus
USER assistant
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s \
  CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"
CMD ["sh", "-c", "python -m ingest && exec python -m assistant serve --host 0.0.0.0"]
