// The official Node client against the packaged application; where it is and what may be used comes from the environment.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import OpenAI from 'openai';

const { LAPILLI_IT_URL: baseURL, LAPILLI_IT_KEY: apiKey, LAPILLI_IT_ADMIN_KEY: adminAPIKey } = process.env;
const options = { baseURL, maxRetries: 0 };
const client = new OpenAI({ ...options, apiKey });
const admin = new OpenAI({ ...options, apiKey, adminAPIKey });

const chat = (content, more = {}) => ({ model: 'small', messages: [{ role: 'user', content }], ...more });
const collect = async (pages) => {
  const all = [];
  for await (const item of pages) all.push(item);
  return all;
};
const eventually = async (assertion, deadline = Date.now() + 2000) => {
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};

test('lists and retrieves models', async () => {
  const names = (await collect(client.models.list())).map((model) => model.id);
  assert.deepEqual(names, ['embed', 'small']);
  assert.equal((await client.models.retrieve('small')).id, 'small');
});

test('chats, with the cost in the headers', async () => {
  const { data, response } = await client.chat.completions
    .create(chat('prompt=1000 cached=200 completion=300'))
    .withResponse();
  assert.equal(data.model, 'small');
  assert.equal(data.usage.prompt_tokens, 1000);
  assert.equal(response.headers.get('x-lapilli-cost'), '0.001272');
  assert.equal(response.headers.get('x-lapilli-currency'), 'CNY');
  assert.match(response.headers.get('x-request-id'), /^req_/);
});

test('streams, with usage when asked', async () => {
  const stream = await client.chat.completions.create(
    chat('chunks=9 prompt=1000 completion=500', { stream: true, stream_options: { include_usage: true } }),
  );
  const chunks = await collect(stream);
  assert.equal(chunks.filter((chunk) => chunk.choices[0]?.delta?.content).length, 9);
  assert.equal(chunks.at(-1).usage.completion_tokens, 500);
  assert.equal(Number(chunks.at(-1).usage.cost), 0.0018);
});

test('streams without usage when nobody asked', async () => {
  const chunks = await collect(await client.chat.completions.create(chat('chunks=3', { stream: true })));
  assert.ok(chunks.every((chunk) => !chunk.usage));
});

test('embeds', async () => {
  const answer = await client.embeddings.create({ model: 'embed', input: 'lapilli', encoding_format: 'float' });
  assert.deepEqual(answer.data[0].embedding, [0.6, 0.8]);
});

test('each error is the class that the client has for it', async () => {
  const failing = (call, type, code) =>
    assert.rejects(call, (error) => {
      assert.ok(error instanceof type, `${error.constructor.name} ${error.message}`);
      assert.equal(error.code, code);
      return true;
    });
  const other = (key) => new OpenAI({ ...options, apiKey: key });
  await failing(other('sk-lap-nonsense').models.list(), OpenAI.AuthenticationError, 'invalid_api_key');
  await failing(
    other(adminAPIKey).chat.completions.create(chat('hello')),
    OpenAI.PermissionDeniedError,
    'admin_key_cannot_infer',
  );
  await failing(
    client.chat.completions.create(chat('hello', { model: 'none' })),
    OpenAI.NotFoundError,
    'model_not_found',
  );
  await assert.rejects(client.chat.completions.create(chat('hello', { stream: 'yes' })), (error) => {
    assert.ok(error instanceof OpenAI.BadRequestError);
    assert.equal(error.param, 'stream');
    return true;
  });
  await failing(
    client.chat.completions.create(chat('fail=429')),
    OpenAI.RateLimitError,
    'rate_limit_exceeded',
  );
  await failing(
    client.chat.completions.create(chat('fail=503')),
    OpenAI.InternalServerError,
    'upstream_unavailable',
  );
  await failing(client.chat.completions.create(chat('html')), OpenAI.InternalServerError, 'upstream_error');
});

test('a stream that breaks upstream ends in an error, not in silence', async () => {
  const stream = await client.chat.completions.create(chat('cut=2 chunks=5', { stream: true }));
  await assert.rejects(collect(stream));
});

test('an aborted stream stops', async () => {
  const stream = await client.chat.completions.create(chat('slow chunks=600', { stream: true }));
  let seen = 0;
  for await (const _ of stream) {
    if (++seen === 2) stream.controller.abort();
  }
  assert.ok(seen < 10);
});

test('administers projects, service accounts and keys, page by page', async () => {
  const projects = admin.admin.organization.projects;
  for (const i of [1, 2, 3, 4, 5]) await projects.create({ name: `Node ${i}` });
  const names = (await collect(projects.list({ limit: 2 }))).map((project) => project.name);
  for (const i of [1, 2, 3, 4, 5]) assert.ok(names.includes(`Node ${i}`), names.join());
  assert.equal(new Set(names).size, names.length);

  const { id } = await projects.create({ name: 'Node short-lived' });
  const account = await projects.serviceAccounts.create(id, { name: 'worker' });
  const working = new OpenAI({ ...options, apiKey: account.api_key.value });
  assert.ok((await collect(working.models.list())).length > 0);
  assert.equal((await collect(projects.apiKeys.list(id))).length, 1);
  await projects.apiKeys.delete(account.api_key.id, { project_id: id });
  await assert.rejects(working.models.list(), OpenAI.AuthenticationError);
  assert.equal((await projects.archive(id)).status, 'archived');
});

test('a name that is taken is a conflict', async () => {
  await admin.admin.organization.projects.create({ name: 'Taken' });
  await assert.rejects(admin.admin.organization.projects.create({ name: 'taken' }), (error) => {
    assert.ok(error instanceof OpenAI.ConflictError);
    assert.equal(error.code, 'already_exists');
    return true;
  });
});

test('usage and costs are there within two seconds, grouped by an array parameter', async () => {
  const project = await admin.admin.organization.projects.create({ name: 'Node usage' });
  const account = await admin.admin.organization.projects.serviceAccounts.create(project.id, { name: 'worker' });
  await new OpenAI({ ...options, apiKey: account.api_key.value }).chat.completions.create(
    chat('prompt=1000 cached=200 completion=300'),
  );
  const start_time = Math.floor(Date.now() / 86_400_000) * 86_400;
  await eventually(async () => {
    const usage = await admin.admin.organization.usage.completions({
      start_time,
      project_ids: [project.id],
      group_by: ['model', 'project_id'],
    });
    const [result] = usage.data.flatMap((bucket) => bucket.results);
    assert.equal(result?.input_tokens, 1000);
    assert.equal(result.input_cached_tokens, 200);
    assert.equal(result.output_tokens, 300);
    assert.equal(result.model, 'small');
  });
  const costs = await admin.admin.organization.usage.costs({
    start_time,
    project_ids: [project.id],
    group_by: ['line_item'],
  });
  const items = costs.data.flatMap((bucket) => bucket.results).map((r) => `${r.line_item} ${r.amount.value_exact}`);
  assert.deepEqual(items.sort(), [
    'small, completion 0.0006',
    'small, prompt_cached 0.000032',
    'small, prompt_uncached 0.00064',
  ]);
});
