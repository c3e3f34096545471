package io.windlass.itests.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Where visitors come in: an address and a port, closed at first. Not for several threads at a time. */
sealed interface Door {

    InetSocketAddress address();

    boolean isOpen();

    void open();

    void close();

    /** Closes it and gives its port away. */
    void demolish();

    /** A port of its own, which nobody else gets while it is closed. */
    final class OfOne implements Door {
        private final Listening listening;
        private final InetSocketAddress address;
        private @Nullable SocketChannel reservation;
        private boolean open;

        OfOne(Listening listening) {
            this.listening = listening;
            try {
                reservation = reserve(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                address = (InetSocketAddress) reservation.getLocalAddress();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InetSocketAddress address() {
            return address;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void open() {
            if (open) {
                return;
            }
            try {
                listening.listen(address);
                open = true;
                free();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            if (!open) {
                return;
            }
            try {
                listening.unlisten(address);
                open = false;
                reservation = reserve(address);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void demolish() {
            close();
            try {
                free();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void free() throws IOException {
            if (reservation != null) {
                reservation.close();
                reservation = null;
            }
        }

        /** A socket that is bound and does not listen: visitors are refused, and no one is given the port. */
        private static SocketChannel reserve(InetSocketAddress address) throws IOException {
            SocketChannel channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            return channel.bind(address);
        }
    }

    /** An address of its own, with a port that is the same for all and always listened at. */
    final class OfMany implements Door {
        private final InetSocketAddress address;
        private volatile boolean open;

        OfMany(InetSocketAddress address) {
            this.address = address;
        }

        @Override
        public InetSocketAddress address() {
            return address;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void open() {
            open = true;
        }

        @Override
        public void close() {
            open = false;
        }

        @Override
        public void demolish() {
            open = false;
        }
    }
}
