package io.windlass.itests.hosts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One client of one engine: TLS, then as many requests as it likes. */
final class EngineConnection {
    private static final int LONGEST_PAUSE_MILLIS = 30_000;

    private final FakeHost host;
    private final SocketChannel visitor;

    EngineConnection(FakeHost host, SocketChannel visitor) {
        this.host = host;
        this.visitor = visitor;
    }

    void serve() throws IOException, InterruptedException {
        host.mood().awaitEndOf(Behaviour.Fault.FROZEN);
        host.engine().pause();
        Socket plain = visitor.socket();
        SSLSocket socket = (SSLSocket) host.engine()
                .identity()
                .context()
                .getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        try (socket) {
            socket.setUseClientMode(false);
            socket.setNeedClientAuth(true);
            socket.setSoTimeout(LONGEST_PAUSE_MILLIS);
            BufferedReader requests =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream answers = socket.getOutputStream();
            for (String path = path(requests); path != null; path = path(requests)) {
                host.mood().pause();
                host.engine().pause();
                answers.write(answer(path));
                answers.flush();
            }
        }
    }

    /** The path of the next request, which has no body; null if none comes. */
    private static @Nullable String path(BufferedReader requests) throws IOException {
        String first = requests.readLine();
        if (first == null) {
            return null;
        }
        for (String line = requests.readLine(); line != null && !line.isEmpty(); ) {
            line = requests.readLine();
        }
        String[] words = first.split(" ");
        return words.length < 2 ? "" : words[1];
    }

    private byte[] answer(String path) {
        String unversioned = path.replaceFirst("^/v[0-9.]+/", "/");
        return switch (unversioned) {
            case "/_ping" -> answer("200 OK", "text/plain", "OK");
            case "/version" ->
                answer(
                        "200 OK",
                        "application/json",
                        "{\"Version\":\"" + host.engine().version() + "\"}\n");
            default -> answer("404 Not Found", "application/json", "{\"message\":\"page not found\"}\n");
        };
    }

    private static byte[] answer(String status, String type, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
