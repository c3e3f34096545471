package io.windlass.shell.remote.internal;

import io.windlass.api.Installation;
import io.windlass.shell.commands.CommandRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Listens if it is told to, while there is somebody who runs commands. */
@Component(
        immediate = true,
        service = {},
        configurationPid = RemoteSettings.PID)
@Designate(ocd = RemoteSettings.class)
public final class RemoteConsole {

    private final Optional<ConsoleServer> server;

    /** Called by Declarative Services. */
    @Activate
    public RemoteConsole(RemoteSettings settings, @Reference Installation installation, @Reference CommandRunner runner)
            throws IOException {
        server = settings.enabled()
                ? Optional.of(ConsoleServer.start(limits(settings), places(settings, installation), runner))
                : Optional.empty();
    }

    @Deactivate
    void stop() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    private static ConsoleServer.Limits limits(RemoteSettings settings) {
        return new ConsoleServer.Limits(
                settings.maxSessions(), Duration.ofSeconds(settings.idleSeconds()), Duration.ofSeconds(5));
    }

    private static ConsoleServer.Places places(RemoteSettings settings, Installation installation) {
        Path daemon = installation.storage().resolve("daemon");
        Path keys = settings.authorizedKeys().isBlank()
                ? daemon.resolve("authorized_keys")
                : daemon.resolve(settings.authorizedKeys().strip());
        return new ConsoleServer.Places(settings.address(), settings.port(), daemon.resolve("console_host_key"), keys);
    }
}
