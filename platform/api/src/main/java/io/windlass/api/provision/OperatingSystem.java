package io.windlass.api.provision;

import java.util.List;
import java.util.Map;

/**
 * What a host's {@code /etc/os-release} says.
 *
 * @param id such as {@code debian}
 * @param idLike the systems that it is derived from, nearest first
 * @param versionId such as {@code 12}; empty for rolling releases
 * @param prettyName for people
 * @param fields everything, by the names in the file
 */
public record OperatingSystem(
        String id, List<String> idLike, String versionId, String prettyName, Map<String, String> fields) {

    /** Copies what could be changed from outside. */
    public OperatingSystem {
        idLike = List.copyOf(idLike);
        fields = Map.copyOf(fields);
    }

    /**
     * Says whether the system is one of this family.
     *
     * @param family an id
     * @return true if the id or one of those it is derived from is the family's
     */
    public boolean isLike(String family) {
        return id.equals(family) || idLike.contains(family);
    }
}
