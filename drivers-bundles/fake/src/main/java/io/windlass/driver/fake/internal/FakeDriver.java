package io.windlass.driver.fake.internal;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.DriverName;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.driver.PowerControl;
import io.windlass.api.driver.RateLimited;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.ssh.SshKeyPair;
import io.windlass.api.ssh.SshKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Hosts of the fake provider: a driver like those of the clouds, for a cloud that exists in tests only. */
@Component(service = Driver.class, configurationPid = FakeSettings.PID)
@Designate(ocd = FakeSettings.class)
@DriverName("fake")
public final class FakeDriver implements Driver<FakeSpec>, PowerControl<FakeSpec>, RateLimited<FakeSpec> {

    private static final String KEY = "id_ed25519";

    private final SshKeys keys;
    private final Duration settling;
    private final ProviderClient client;

    /**
     * Called by Declarative Services.
     *
     * @param keys makes the keys of hosts
     * @param settings what the operator set
     */
    @Activate
    public FakeDriver(@Reference SshKeys keys, FakeSettings settings) {
        this(keys, Duration.ofSeconds(settings.settling_seconds()), Duration.ofSeconds(settings.timeout_seconds()));
    }

    FakeDriver(SshKeys keys, Duration settling, Duration timeout) {
        this.keys = keys;
        this.settling = settling;
        this.client = new ProviderClient(timeout);
    }

    /** Called by Declarative Services. */
    @Deactivate
    public void close() {
        client.close();
    }

    @Override
    public Class<FakeSpec> specType() {
        return FakeSpec.class;
    }

    @Override
    public Duration settling() {
        return settling;
    }

    @Override
    public Limit limit(FakeSpec spec) {
        return new Limit(Digest.of(spec.url() + "\n" + spec.token()), spec.rate(), spec.burst());
    }

    /**
     * The key is on the disk before the first request leaves. Where there was none, nothing can have been made, and the
     * question what exists is spared.
     */
    @Override
    public Instance create(DriverHost<FakeSpec> host) {
        boolean triedBefore = Files.exists(host.directory().resolve(KEY));
        SshKeyPair key = keys.ensure(host.directory(), KEY);
        Account account = account(host);
        Optional<ProviderInstance> made = triedBefore ? look(host) : Optional.empty();
        ProviderInstance instance = made.orElseGet(() -> account.create(NewInstance.of(host, key.publicKey())));
        return seen(host, instance.state() == InstanceState.STOPPED ? account.start(instance.id()) : instance);
    }

    @Override
    public Optional<Instance> find(DriverHost<FakeSpec> host) {
        return look(host).map(instance -> seen(host, instance));
    }

    @Override
    public List<OwnedInstance> list(DriverAccount<FakeSpec> account) {
        return new Account(client, account.spec(), account.calls())
                .ownedBy(account.installation()).stream()
                        .map(found ->
                                new OwnedInstance(found.hostId(), found.name(), found.toInstance(Optional.empty())))
                        .toList();
    }

    /** Also removes a second instance, should a careless call ever have made one. */
    @Override
    public void remove(DriverHost<FakeSpec> host) {
        Account account = account(host);
        Set<String> ids = new LinkedHashSet<>();
        knownId(host).ifPresent(ids::add);
        account.madeFor(host.id()).forEach(instance -> ids.add(instance.id()));
        ids.forEach(account::delete);
    }

    @Override
    public Instance start(DriverHost<FakeSpec> host) {
        return seen(host, account(host).start(id(host)));
    }

    @Override
    public void stop(DriverHost<FakeSpec> host) {
        account(host).stop(id(host));
    }

    @Override
    public void kill(DriverHost<FakeSpec> host) {
        account(host).kill(id(host));
    }

    /** An instance whose id is known is always found; the list may hide a new one for a while. */
    private Optional<ProviderInstance> look(DriverHost<FakeSpec> host) {
        Account account = account(host);
        return knownId(host)
                .flatMap(account::get)
                .filter(instance -> instance.hostId().equals(host.id()))
                .or(() -> account.madeFor(host.id()).stream().findFirst());
    }

    private String id(DriverHost<FakeSpec> host) {
        return knownId(host)
                .or(() -> look(host).map(ProviderInstance::id))
                .orElseThrow(() -> new MachineException(
                        StandardErrorCode.INSTANCE_GONE,
                        "The fake provider knows no instance of " + host.name() + ".",
                        "Remove the host with: machine rm -f " + host.name()));
    }

    private static Optional<String> knownId(DriverHost<FakeSpec> host) {
        return host.instance()
                .map(known -> known.attributes().get(ProviderInstance.ID))
                .map(String::valueOf);
    }

    private static Instance seen(DriverHost<FakeSpec> host, ProviderInstance instance) {
        Path key = host.directory().resolve(KEY);
        return instance.toInstance(Optional.of(key));
    }

    private Account account(DriverHost<FakeSpec> host) {
        return new Account(client, host.spec(), host.calls());
    }
}
