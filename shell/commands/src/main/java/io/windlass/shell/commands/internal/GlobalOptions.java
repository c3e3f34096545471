package io.windlass.shell.commands.internal;

import io.windlass.api.option.Option;

/**
 * The options before the command. The client has already used the storage path; most others are taken for
 * docker-machine's sake.
 *
 * @param debug whether errors come with their stack
 * @param storagePath where the store is; used by the client to find the daemon
 * @param caCertificate without effect
 * @param caKey without effect
 * @param clientCertificate without effect
 * @param clientKey without effect
 * @param githubToken without effect
 * @param nativeSsh whether to log in with the SSH client that is built in
 * @param bugsnagToken without effect, nothing is ever reported to anybody
 * @param version asks for the version
 */
public record GlobalOptions(
        @Option(name = "debug", letter = "D", env = "MACHINE_DEBUG", help = "Show the inner cause of errors")
        boolean debug,

        @Option(
                name = "storage-path",
                letter = "s",
                env = "MACHINE_STORAGE_PATH",
                path = true,
                help = "Configures storage path")
        String storagePath,

        @Option(name = "tls-ca-cert", env = "MACHINE_TLS_CA_CERT", help = "Accepted for docker-machine, no effect")
        String caCertificate,

        @Option(name = "tls-ca-key", env = "MACHINE_TLS_CA_KEY", help = "Accepted for docker-machine, no effect")
        String caKey,

        @Option(
                name = "tls-client-cert",
                env = "MACHINE_TLS_CLIENT_CERT",
                help = "Accepted for docker-machine, no effect")
        String clientCertificate,

        @Option(
                name = "tls-client-key",
                env = "MACHINE_TLS_CLIENT_KEY",
                help = "Accepted for docker-machine, no effect")
        String clientKey,

        @Option(
                name = "github-api-token",
                env = "MACHINE_GITHUB_API_TOKEN",
                secret = true,
                help = "Accepted for docker-machine, no effect")
        String githubToken,

        @Option(name = "native-ssh", env = "MACHINE_NATIVE_SSH", help = "Use the built-in SSH client for logins")
        boolean nativeSsh,

        @Option(
                name = "bugsnag-api-token",
                env = "MACHINE_BUGSNAG_API_TOKEN",
                secret = true,
                help = "Accepted for docker-machine, no effect: nothing is reported to anybody")
        String bugsnagToken,

        @Option(name = "version", letter = "v", help = "Print the version")
        boolean version) {}
