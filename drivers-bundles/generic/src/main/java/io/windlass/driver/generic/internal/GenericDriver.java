package io.windlass.driver.generic.internal;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.DriverName;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.SshEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/** A machine that somebody else made, reached over SSH. The platform reboots it from inside. */
@Component(service = Driver.class)
@DriverName("generic")
public final class GenericDriver implements Driver<GenericSpec> {

    private static final int CONNECT_MILLIS = 3000;
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z.:_%-]+");

    @Override
    public Class<GenericSpec> specType() {
        return GenericSpec.class;
    }

    @Override
    public void check(DriverHost<GenericSpec> host) {
        GenericSpec spec = host.spec();
        if (!ADDRESS.matcher(spec.address()).matches()) {
            throw invalid("The address \"" + spec.ipAddress() + "\" is not valid.", "Give an IP address or a name.");
        }
        checkPort("generic-ssh-port", spec.sshPort());
        checkPort("generic-engine-port", spec.enginePort());
        key(host).ifPresent(ImportedKey::check);
    }

    @Override
    public Instance create(DriverHost<GenericSpec> host) {
        key(host).ifPresent(key -> {
            host.progress().line("Importing SSH key...");
            key.importFiles();
        });
        return instance(host, InstanceState.RUNNING);
    }

    /**
     * A port that does not answer says nothing about the machine behind it. Of a creation that was cut off before the key
     * was imported there is nothing to be found.
     */
    @Override
    public Optional<Instance> find(DriverHost<GenericSpec> host) {
        boolean imported = key(host).map(ImportedKey::copy).map(Files::exists).orElse(true);
        if (host.instance().isEmpty() && !imported) {
            return Optional.empty();
        }
        boolean answers = answers(host.spec());
        return Optional.of(instance(host, answers ? InstanceState.RUNNING : InstanceState.UNKNOWN));
    }

    @Override
    public List<OwnedInstance> list(DriverAccount<GenericSpec> account) {
        return List.of();
    }

    @Override
    public void remove(DriverHost<GenericSpec> host) {
        // The machine is not ours.
    }

    private static Instance instance(DriverHost<GenericSpec> host, InstanceState state) {
        GenericSpec spec = host.spec();
        Optional<Path> key = key(host).map(ImportedKey::copy);
        return new Instance(
                state,
                Optional.of(spec.address()),
                Optional.of(new SshEndpoint(spec.address(), spec.sshPort(), spec.sshUser(), key)),
                Optional.of(spec.engine()),
                List.of(),
                Map.of());
    }

    private static Optional<ImportedKey> key(DriverHost<GenericSpec> host) {
        String written = host.spec().sshKey();
        return written.isEmpty() ? Optional.empty() : Optional.of(ImportedKey.of(written, host.directory()));
    }

    private static boolean answers(GenericSpec spec) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(spec.address(), spec.sshPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new MachineException(
                        StandardErrorCode.PROVIDER_UNAVAILABLE,
                        "The look at " + spec.address() + " was interrupted.",
                        "",
                        e);
            }
            return false;
        }
    }

    private static void checkPort(String option, int port) {
        if (port < 1 || port > 65535) {
            throw invalid("The port " + port + " of --" + option + " is not valid.", "Give a port from 1 to 65535.");
        }
    }

    private static MachineException invalid(String message, String hint) {
        return new MachineException(StandardErrorCode.INVALID_ARGUMENT, message, hint);
    }
}
