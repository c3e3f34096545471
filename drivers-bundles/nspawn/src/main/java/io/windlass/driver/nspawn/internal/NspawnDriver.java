package io.windlass.driver.nspawn.internal;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.DriverName;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.driver.PowerControl;
import io.windlass.api.host.HostKey;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.ssh.SshKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A system container on this machine, with systemd, sshd and an engine of its own. */
@Component(service = Driver.class)
@DriverName("nspawn")
public final class NspawnDriver implements Driver<NspawnSpec>, PowerControl<NspawnSpec> {

    private static final int SSH_PORT = 22;
    private static final int ENGINE_PORT = 2376;

    private final Registry registry = new Registry(Registry.FOLDER);
    private final Machine machine;

    /**
     * Called by the platform.
     *
     * @param keys makes the keys of hosts
     */
    @Activate
    public NspawnDriver(@Reference SshKeys keys) {
        this.machine = new Machine(keys);
    }

    @Override
    public Class<NspawnSpec> specType() {
        return NspawnSpec.class;
    }

    @Override
    public void check(DriverHost<NspawnSpec> host) {
        Preconditions.check(host);
    }

    @Override
    public Instance create(DriverHost<NspawnSpec> host) {
        Registry.Entry entry = registry.claim(host);
        HostLayout layout = layout(host);
        if (!machine.runs(layout)) {
            machine.make(host, layout);
            machine.switchOn(host, layout, entry.address());
        }
        return instance(entry, layout);
    }

    @Override
    public Optional<Instance> find(DriverHost<NspawnSpec> host) {
        return registry.find(host.id()).map(entry -> instance(entry, layout(host)));
    }

    @Override
    public List<OwnedInstance> list(DriverAccount<NspawnSpec> account) {
        return registry.all().stream()
                .filter(entry -> entry.installation().equals(account.installation()))
                .map(entry -> new OwnedInstance(
                        entry.id(), entry.name(), instance(entry, HostLayout.of(entry.id(), entry.directory()))))
                .toList();
    }

    @Override
    public void remove(DriverHost<NspawnSpec> host) {
        machine.discard(layout(host));
        registry.release(host.id());
    }

    @Override
    public Instance start(DriverHost<NspawnSpec> host) {
        Registry.Entry entry = registry.claim(host);
        HostLayout layout = layout(host);
        if (!machine.runs(layout)) {
            machine.switchOn(host, layout, entry.address());
        }
        return instance(entry, layout);
    }

    @Override
    public void stop(DriverHost<NspawnSpec> host) {
        machine.powerOff(layout(host));
    }

    @Override
    public void kill(DriverHost<NspawnSpec> host) {
        machine.clear(layout(host));
    }

    private Instance instance(Registry.Entry entry, HostLayout layout) {
        String address = entry.address();
        return new Instance(
                machine.runs(layout) ? InstanceState.RUNNING : InstanceState.STOPPED,
                Optional.of(address),
                Optional.of(new SshEndpoint(address, SSH_PORT, "root", Optional.of(layout.loginKey()))),
                Optional.of(URI.create("tcp://" + address + ":" + ENGINE_PORT)),
                hostKeys(layout),
                Map.of("ContainerName", layout.name()));
    }

    private static List<HostKey> hostKeys(HostLayout layout) {
        try {
            return List.of(HostKey.parse(Files.readString(layout.publicHostKey())));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw Failures.io("The host key of " + layout.name() + " cannot be read", e);
        }
    }

    private static HostLayout layout(DriverHost<NspawnSpec> host) {
        return HostLayout.of(host.id(), host.directory());
    }
}
