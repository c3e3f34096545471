package io.windlass.api.host;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and as whom a host is reached over SSH.
 *
 * @param address a name or an IP address, without brackets
 * @param port the TCP port
 * @param user the login; where it is not root it can use sudo without a password
 * @param privateKey the key file; empty means the default identities of the daemon's user
 */
public record SshEndpoint(String address, int port, String user, Optional<Path> privateKey) {}
