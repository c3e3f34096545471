package io.windlass.shell.server.internal;

import io.windlass.api.Installation;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.CommandServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Listens while there is somebody who runs commands. The service says that it does; it is registered by hand because
 * Declarative Services would do so before the socket is there.
 */
@Component(
        immediate = true,
        service = {})
public final class UnixSocketServer {

    private final SocketListener listener;
    private final ServiceRegistration<CommandServer> registration;

    @Activate
    public UnixSocketServer(
            @Reference Installation installation, @Reference CommandRunner runner, BundleContext context)
            throws IOException {
        listener = SocketListener.open(installation.storage().resolve("daemon"), runner);
        Path socket = listener.socket();
        registration = context.registerService(CommandServer.class, () -> socket, FrameworkUtil.asDictionary(Map.of()));
    }

    @Deactivate
    void stop() throws IOException {
        registration.unregister();
        listener.close();
    }
}
