package io.windlass.shell.commands.builtin.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.core.HostEvent;
import java.time.temporal.ChronoUnit;

/** How an event is written on one line. */
enum EventFormat {
    TEXT {
        @Override
        String line(HostEvent event) {
            String host = event.host().isEmpty() ? "-" : event.host();
            return event.at().truncatedTo(ChronoUnit.SECONDS) + " " + host + " " + event.kind() + " "
                    + event.state().label() + " "
                    + event.message().replace('\n', ' ');
        }
    },
    /** Scripts count on the fields; docs/fleets.md lists them. */
    JSON {
        @Override
        String line(HostEvent event) {
            return MAPPER.createObjectNode()
                    .put("sequence", event.sequence())
                    .put("at", event.at().toString())
                    .put("host", event.host())
                    .put("driver", event.driverName())
                    .put("kind", event.kind().name())
                    .put("state", event.state().label())
                    .put("message", event.message())
                    .toString();
        }
    };

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static EventFormat of(String name) {
        return switch (name) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default -> throw Errors.invalid("invalid value \"" + name + "\" for flag --format.", "Give text or json.");
        };
    }

    abstract String line(HostEvent event);
}
