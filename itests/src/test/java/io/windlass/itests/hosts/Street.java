package io.windlass.itests.hosts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives each host its doors. */
sealed interface Street {

    Doors next();

    /** The doors of one host. */
    record Doors(Door ssh, Door engine) {}

    /** Two ports of 127.0.0.1 for each host. */
    record OwnPorts(Listening ssh, Listening engines) implements Street {
        @Override
        public Doors next() {
            return new Doors(new Door.OfOne(ssh), new Door.OfOne(engines));
        }
    }

    /** An address of 127.0.0.0/8 for each host, the ports being the same for all. */
    final class OwnAddresses implements Street {
        private static final int HOSTS_PER_BLOCK = 250;

        private final int sshPort;
        private final int enginePort;
        private final AtomicInteger hosts = new AtomicInteger();

        OwnAddresses(Listening ssh, Listening engines) throws IOException {
            InetSocketAddress anywhere = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0);
            sshPort = ssh.listen(anywhere).getPort();
            enginePort = engines.listen(anywhere).getPort();
        }

        @Override
        public Doors next() {
            int number = hosts.getAndIncrement();
            int block = number / HOSTS_PER_BLOCK;
            InetAddress address = InetAddress.ofLiteral(
                    "127." + (1 + block / 256) + "." + block % 256 + "." + (1 + number % HOSTS_PER_BLOCK));
            return new Doors(
                    new Door.OfMany(new InetSocketAddress(address, sshPort)),
                    new Door.OfMany(new InetSocketAddress(address, enginePort)));
        }
    }
}
