package io.windlass.ssh.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Reads what a host says to its end, so that the host never waits for us, but keeps no more than may be kept. */
final class CappedText {

    private static final int MOST = 1 << 20;

    private CappedText() {}

    static String read(InputStream in) throws IOException {
        byte[] kept = in.readNBytes(MOST);
        in.transferTo(OutputStream.nullOutputStream());
        return TerminalText.strip(new String(kept, StandardCharsets.UTF_8));
    }
}
