package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.Installation;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A configuration of OpenSSH in which every machine has its own address, port, user, key and pinned host key under its
 * name. One command line can set each of these only once, and scp between two machines needs them twice. There is one
 * such file, and it always tells of all machines, so that callers at the same time do not take it from each other.
 */
@Component(service = SshConfigFile.class)
public final class SshConfigFile {

    private static final Logger LOG = LoggerFactory.getLogger(SshConfigFile.class);
    private static final String HEAD = "# Written by the daemon before each scp and mount; changes are lost.\n";

    private final Fleet fleet;
    private final Path file;

    /** Called by Declarative Services. */
    @Activate
    public SshConfigFile(@Reference Fleet fleet, @Reference Installation installation) {
        this.fleet = fleet;
        this.file = installation.storage().resolve("daemon").resolve("ssh_config");
    }

    /** Returns the file, which tells of the machines as they are now. */
    synchronized Path current() {
        String text = fleet.list().stream()
                .flatMap(host -> known(host).stream())
                .map(OpenSshHost::block)
                .collect(Collectors.joining("\n", HEAD, ""));
        try {
            if (!text.equals(present())) {
                replace(text);
            }
            return file;
        } catch (IOException e) {
            throw new MachineException(
                    StandardErrorCode.STORE_UNWRITABLE,
                    "Cannot write " + file + ": " + e.getMessage() + ".",
                    "Make sure that the disk has space and is mounted for writing; then try again.",
                    e);
        }
    }

    private static Optional<OpenSshHost> known(HostView host) {
        try {
            return SshMachines.known(host);
        } catch (MachineException e) {
            // Whoever wants to get to this machine is told.
            LOG.debug("no SSH configuration for {}", host.name(), e);
            return Optional.empty();
        }
    }

    private String present() throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** A program that reads it meanwhile sees the old one or the new one. */
    private void replace(String text) throws IOException {
        Path fresh = file.resolveSibling("ssh_config.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
