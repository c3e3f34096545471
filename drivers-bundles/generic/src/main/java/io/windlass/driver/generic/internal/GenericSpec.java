package io.windlass.driver.generic.internal;

import io.windlass.api.option.Option;
import java.net.URI;

/**
 * What users set.
 *
 * @param ipAddress a name or an address of either family
 * @param sshUser the login
 * @param sshPort the port of the SSH server
 * @param sshKey a private key to copy into the store; empty for the agent and the default identities
 * @param enginePort the port the engine is to listen on
 */
public record GenericSpec(
        @Option(
                name = "generic-ip-address",
                env = "GENERIC_IP_ADDRESS",
                required = true,
                stored = "IPAddress",
                help = "IP address or name of the host")
        String ipAddress,

        @Option(
                name = "generic-ssh-user",
                env = "GENERIC_SSH_USER",
                value = "root",
                stored = "SSHUser",
                help = "SSH user")
        String sshUser,

        @Option(
                name = "generic-ssh-port",
                env = "GENERIC_SSH_PORT",
                value = "22",
                stored = "SSHPort",
                help = "SSH port")
        int sshPort,

        @Option(
                name = "generic-ssh-key",
                env = "GENERIC_SSH_KEY",
                path = true,
                stored = "SSHKey",
                help = "SSH private key file; without one the agent and the default keys are used")
        String sshKey,

        @Option(
                name = "generic-engine-port",
                env = "GENERIC_ENGINE_PORT",
                value = "2376",
                stored = "EnginePort",
                help = "Port of the engine")
        int enginePort) {

    /** The address without the brackets that users may put around an IPv6 address. */
    String address() {
        boolean bracketed = ipAddress.startsWith("[") && ipAddress.endsWith("]");
        return bracketed ? ipAddress.substring(1, ipAddress.length() - 1) : ipAddress;
    }

    URI engine() {
        String host = address().contains(":") ? "[" + address() + "]" : address();
        return URI.create("tcp://" + host + ":" + enginePort);
    }
}
