package io.windlass.provisioner.debian.internal;

import io.windlass.api.host.EngineOptions;
import io.windlass.api.provision.ProvisionRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine's command line and the systemd drop-in that makes it so.
 *
 * @param arguments the program first
 */
record EngineSetup(List<String> arguments, RemoteFile dropIn) {

    static EngineSetup of(ProvisionRequest request, String dockerd, boolean socketActivated) {
        List<String> arguments = arguments(request, dockerd, socketActivated);
        String text = SystemdDropIn.text(arguments, request.engine().environment());
        return new EngineSetup(arguments, new RemoteFile(EngineFiles.DROP_IN, "644", text));
    }

    private static List<String> arguments(ProvisionRequest request, String dockerd, boolean socketActivated) {
        EngineOptions engine = request.engine();
        List<String> arguments = new ArrayList<>();
        arguments.add(dockerd);
        // systemd's docker.socket keeps the local socket and starts the engine on demand: with these same arguments.
        addAll(arguments, "-H", List.of(socketActivated ? "fd://" : "unix:///var/run/docker.sock"));
        addAll(arguments, "-H", List.of("tcp://0.0.0.0:" + request.enginePort()));
        arguments.add("--tlsverify");
        addAll(arguments, "--tlscacert", List.of(EngineFiles.AUTHORITY));
        addAll(arguments, "--tlscert", List.of(EngineFiles.SERVER));
        addAll(arguments, "--tlskey", List.of(EngineFiles.SERVER_KEY));
        if (!engine.storageDriver().isEmpty()) {
            addAll(arguments, "--storage-driver", List.of(engine.storageDriver()));
        }
        addAll(arguments, "--label", engine.labels());
        addAll(arguments, "--label", List.of("provider=" + request.driverName()));
        addAll(arguments, "--insecure-registry", engine.insecureRegistries());
        addAll(arguments, "--registry-mirror", engine.registryMirrors());
        engine.flags().forEach(flag -> arguments.add("--" + flag));
        return List.copyOf(arguments);
    }

    private static void addAll(List<String> arguments, String flag, List<String> values) {
        for (String value : values) {
            arguments.add(flag);
            arguments.add(value);
        }
    }
}
