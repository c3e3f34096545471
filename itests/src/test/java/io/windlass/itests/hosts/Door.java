package io.windlass.itests.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
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
                reservation = FreePorts.take();
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
                reservation = FreePorts.keep(address);
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
