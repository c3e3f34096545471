package io.windlass.itests.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Makes calls on bare sockets: each exactly once, each on a connection of its own, and sees what there is to see. */
final class Caller {

    static final String HOST = "11111111-1111-1111-1111-111111111111";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final String token;

    Caller(FakeProvider provider, String token) {
        this.url = URI.create(provider.url());
        this.token = token;
    }

    Caller(FakeProvider provider) {
        this(provider, "token");
    }

    /**
     * What arrived before the connection was closed.
     *
     * @param status 0 if nothing did
     */
    record Reply(int status, Map<String, String> headers, String body) {
        /** Throws if it is not JSON. */
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Reply create() {
        return create(HOST, "ci-01");
    }

    Reply create(String hostId, String name) {
        return call("POST", "", newInstance(hostId, name));
    }

    /** Makes an instance and returns its id. */
    String made() {
        return create().json().path("id").asText();
    }

    Reply list(String query) {
        return call("GET", "?" + query, "");
    }

    Reply get(String id) {
        return call("GET", "/" + id, "");
    }

    Reply delete(String id) {
        return call("DELETE", "/" + id, "");
    }

    Reply power(String id, String verb) {
        return call("POST", "/" + id + "/" + verb, "");
    }

    Reply call(String method, String path, String body) {
        try (Socket socket = send(method, path, body)) {
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request and leaves the rest to the test. */
    Socket sendCreate() throws IOException {
        return send("POST", "", newInstance(HOST, "ci-01"));
    }

    private Socket send(String method, String path, String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
        String request =
                "%s /v1/instances%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s"
                        .formatted(
                                method,
                                path,
                                token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n",
                                body.length(),
                                body);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String newInstance(String hostId, String name) {
        return """
                {"hostId": "%s", "installation": "here", "name": "%s", "region": "local", "authorizedKey": "ssh-ed25519 AAAA"}
                """.formatted(hostId, name);
    }

    private static Reply read(InputStream in) throws IOException {
        byte[] all = readUntilItEnds(in);
        InputStream stream = new ByteArrayInputStream(all);
        String first = line(stream);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(stream); !line.isEmpty(); line = line(stream)) {
            String[] parts = line.split(": ", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        int status = first.isEmpty() ? 0 : Integer.parseInt(first.split(" ")[1]);
        return new Reply(status, headers, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }

    private static byte[] readUntilItEnds(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketException e) {
            // A reset is an end like any other.
            return all.toByteArray();
        }
        return all.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
