package %package%;

import io.windlass.api.driver.*;
import io.windlass.api.error.*;
import io.windlass.api.host.*;
import module java.base;
import org.osgi.service.component.annotations.Component;

/** A sample whose hosts are files in a folder. Where it says PROVIDER, call the API of yours instead. */
@Component(service = Driver.class)
@DriverName("%name%")
public final class %Name%Driver implements Driver<%Name%Spec> {

    @Override
    public Class<%Name%Spec> specType() {
        return %Name%Spec.class;
    }

    @Override
    public void check(DriverHost<%Name%Spec> host) {
        ask(host.spec(), folder -> folder);
    }

    @Override
    public Instance create(DriverHost<%Name%Spec> host) {
        // PROVIDER: make an instance, tagged with installation, id and name, unless there is one with this id.
        return host.calls().call(() -> ask(host.spec(), folder -> {
            Files.writeString(folder.resolve(tag(host)), host.name());
            return instance();
        }));
    }

    @Override
    public Optional<Instance> find(DriverHost<%Name%Spec> host) {
        // PROVIDER: look for the instance with this id, whatever its name is, and tell its present state.
        boolean exists = host.calls().call(() -> ask(host.spec(), folder -> Files.exists(folder.resolve(tag(host)))));
        return exists ? Optional.of(instance()) : Optional.empty();
    }

    @Override
    public List<OwnedInstance> list(DriverAccount<%Name%Spec> account) {
        // PROVIDER: list the instances with the tag of this installation.
        return account.calls().call(() -> ask(account.spec(), folder -> {
            List<OwnedInstance> owned = new ArrayList<>();
            try (var files = Files.newDirectoryStream(folder, account.installation() + ".*")) {
                for (Path file : files) {
                    String id = file.getFileName().toString().substring(account.installation().length() + 1);
                    owned.add(new OwnedInstance(HostId.of(id), Files.readString(file), instance()));
                }
            }
            return owned;
        }));
    }

    @Override
    public void remove(DriverHost<%Name%Spec> host) {
        // PROVIDER: delete the instance and all that was made for it; what is gone already is no failure.
        host.calls().call(() -> ask(host.spec(), folder -> Files.deleteIfExists(folder.resolve(tag(host)))));
    }

    private static String tag(DriverHost<?> host) {
        return host.installation() + "." + host.id();
    }

    private static Instance instance() {
        // PROVIDER: with address, SSH login and tcp://ADDRESS:2376, the platform installs an engine.
        return new Instance(
                InstanceState.RUNNING, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of());
    }

    private interface Request<T> {
        T send(Path folder) throws IOException;
    }

    /** PROVIDER: one request. Each kind of failure has its code, which says whether a retry makes sense. */
    private static <T> T ask(%Name%Spec spec, Request<T> request) {
        try {
            return request.send(Path.of(spec.folder()).toRealPath());
        } catch (IOException e) {
            boolean missing = e instanceof NoSuchFileException;
            throw new MachineException(
                    missing ? StandardErrorCode.PRECONDITION_FAILED : StandardErrorCode.PROVIDER_UNAVAILABLE,
                    "The folder " + spec.folder() + " cannot be used: " + e.getMessage(),
                    "Give --%name%-folder a folder that exists.",
                    e);
        }
    }
}
