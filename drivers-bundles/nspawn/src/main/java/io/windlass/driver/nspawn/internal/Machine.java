package io.windlass.driver.nspawn.internal;

import io.windlass.api.driver.DriverHost;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.ssh.SshKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Puts a host together and takes it apart. Each step may be repeated, and may find the step before it half done. */
final class Machine {

    private final RootFileSystems rootFileSystems;
    private final Disk disk;
    private final Network network;
    private final Container container;
    private final Kernel kernel = new Kernel(Path.of("/proc/sys"));
    private final SshKeys keys;

    Machine(SshKeys keys) {
        this.keys = keys;
        Commands commands = new Commands();
        this.rootFileSystems = new RootFileSystems(commands);
        this.disk = new Disk(commands);
        this.network = new Network(commands);
        this.container = new Container(commands, ControlGroups.ofThisMachine());
    }

    boolean runs(HostLayout layout) {
        return container.runs(layout);
    }

    /** Makes the files of a host: all that a host needs which is switched off. */
    void make(DriverHost<NspawnSpec> host, HostLayout layout) {
        try {
            Files.createDirectories(layout.files());
            if (!Files.exists(layout.base(), LinkOption.NOFOLLOW_LINKS)) {
                Path store = layout.directory().resolve("../..").toRealPath();
                Path base = rootFileSystems
                        .provide(host.spec(), store, host.progress())
                        .toRealPath();
                // Relative inside the store, so that a store can be moved.
                Path link = base.startsWith(store) ? layout.files().toRealPath().relativize(base) : base;
                Files.createSymbolicLink(layout.base(), link);
            }
        } catch (IOException e) {
            throw Failures.io("The files of the host in " + layout.files() + " cannot be made", e);
        }
        disk.make(layout, host.spec().disk());
    }

    void switchOn(DriverHost<NspawnSpec> host, HostLayout layout, String address) {
        if (!Files.isDirectory(layout.base()) || !Files.exists(layout.image())) {
            throw new MachineException(
                    StandardErrorCode.HOST_STATE,
                    "The host \"" + host.name() + "\" has lost its disk or its root file system in " + layout.files()
                            + ".",
                    "Remove the host and create it again.");
        }
        clear(layout);
        try {
            kernel.prepare();
            disk.mount(layout);
            Seed seed = new Seed(layout.root());
            seed.plant(
                    host.name(),
                    keys.ensure(layout.directory(), HostLayout.LOGIN_KEY),
                    keys.ensure(layout.directory(), HostLayout.HOST_KEY));
            String nameServers = NameServers.configuration();
            if (nameServers.startsWith("#")) {
                host.progress()
                        .line("Warning: the host will resolve no names. "
                                + nameServers.substring(2).strip());
            }
            seed.nameServers(nameServers);
            network.make(layout, address, Subnet.parse(host.spec().subnet()));
            container.launch(layout, host.spec());
        } catch (MachineException e) {
            clearAfter(e, layout);
            throw e;
        }
    }

    private void clearAfter(MachineException failure, HostLayout layout) {
        // A cancelled call must still clear up, which waits and would otherwise be cancelled itself.
        boolean interrupted = Thread.interrupted();
        try {
            clear(layout);
        } catch (MachineException e) {
            failure.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void powerOff(HostLayout layout) {
        container.powerOff(layout);
        clear(layout);
    }

    /** Ends the host if it runs, and leaves nothing but its files. */
    void clear(HostLayout layout) {
        container.kill(layout);
        container.release(layout);
        network.remove(layout);
        disk.unmount(layout);
        Trees.delete(layout.run());
    }

    void discard(HostLayout layout) {
        clear(layout);
        Trees.delete(layout.files());
    }
}
