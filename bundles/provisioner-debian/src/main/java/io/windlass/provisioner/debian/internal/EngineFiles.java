package io.windlass.provisioner.debian.internal;

import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.provision.OperatingSystem;
import java.util.List;

/** What lies where on the host. */
final class EngineFiles {

    static final String AUTHORITY = "/etc/docker/ca.pem";
    static final String SERVER = "/etc/docker/server.pem";
    static final String SERVER_KEY = "/etc/docker/server-key.pem";

    /** The name is docker-machine's, so that a host of its making gets no second file. */
    static final String DROP_IN = "/etc/systemd/system/docker.service.d/10-machine.conf";

    private EngineFiles() {}

    static List<RemoteFile> certificates(EngineCertificates certificates) {
        return List.of(
                new RemoteFile(AUTHORITY, "644", certificates.authority()),
                new RemoteFile(SERVER, "644", certificates.server()),
                new RemoteFile(SERVER_KEY, "600", certificates.serverKey()));
    }

    /** Where the package docker.io, not installed yet, has its program. A wrong guess is put right afterwards. */
    static String packagedDockerd(OperatingSystem system) {
        return system.isLike("ubuntu") ? "/usr/bin/dockerd" : "/usr/sbin/dockerd";
    }
}
