package io.windlass.driver.fake.internal;

import java.util.Map;

/**
 * One request, without the account.
 *
 * @param method the HTTP method
 * @param path begins with a slash; may have a query
 * @param body the fields of the JSON object to send; none sends nothing
 */
record Request(String method, String path, Map<String, String> body) {

    static Request get(String path) {
        return new Request("GET", path, Map.of());
    }

    static Request post(String path, Map<String, String> body) {
        return new Request("POST", path, body);
    }

    static Request delete(String path) {
        return new Request("DELETE", path, Map.of());
    }

    /** For messages. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
