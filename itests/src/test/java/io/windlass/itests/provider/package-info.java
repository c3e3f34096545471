/**
 * A provider of hosts that exists in the test's own JVM, and all of whose troubles are scripted. It listens on a port
 * of 127.0.0.1 and also runs alone, see {@link io.windlass.itests.provider.Standalone}.
 *
 * <h2>In a test</h2>
 *
 * <pre>{@code
 * try (FakeProvider provider = FakeProvider.start()) {
 *     provider.faults().next(Call.CREATE).timeOutAfterEffect();
 *     provider.faults().next(Call.LIST).times(3).unavailable(Duration.ofSeconds(2));
 *     provider.faults().every(Call.GET).host("ci-07").instanceGone();
 *     provider.faults().rate(0.2, seed); // of all calls that no rule is for
 *     provider.faults().every(Call.CREATE).hiddenFor(Duration.ofSeconds(30)); // besides all that
 *     ... machine create -d fake --fake-url provider.url() --fake-token any ci-01
 *     provider.faults().stop();
 *     assertThat(provider.history().duplicates()).isEmpty();
 *     assertThat(provider.limits().violations()).isZero();
 * }
 * }</pre>
 *
 * <h2>The API</h2>
 *
 * All is JSON. {@code Authorization: Bearer TOKEN} names the account; any token will do, and an account sees its own
 * instances only.
 *
 * <table>
 * <caption>Requests</caption>
 * <tr><td>{@code POST /v1/instances}</td><td>{@code hostId, installation, name, region, authorizedKey}: makes an instance,
 * switched on. There is no idempotency key: sent twice, it makes two</td></tr>
 * <tr><td>{@code GET /v1/instances?hostId=&installation=&after=}</td><td>{@code {"instances": [...], "next": cursor or
 * null}}, the oldest first; may hide a new one for a while</td></tr>
 * <tr><td>{@code GET /v1/instances/ID}</td><td>always true at once</td></tr>
 * <tr><td>{@code POST /v1/instances/ID/start}, {@code stop}, {@code kill}</td><td>returns when it is so</td></tr>
 * <tr><td>{@code DELETE /v1/instances/ID}</td><td>returns when it is gone</td></tr>
 * </table>
 *
 * An instance is {@code {id, hostId, installation, name, region, state: "running" or "stopped", address, sshPort, enginePort,
 * hostKey or null}}; a port of 0 means that there is none. A refusal is {@code {"error": {"code", "message"}}} with status
 * 400 {@code bad_request}, 401 {@code unauthorized}, 404 {@code not_found} or {@code instance_not_found}, 422
 * {@code quota_exceeded}, 429 {@code rate_limited}, 500 {@code internal} or 503 {@code unavailable}, the last three
 * perhaps with {@code Retry-After} in seconds.
 */
@NullMarked
package io.windlass.itests.provider;

import org.jspecify.annotations.NullMarked;
