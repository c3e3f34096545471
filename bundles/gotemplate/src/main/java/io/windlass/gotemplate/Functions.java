package io.windlass.gotemplate;

/** The functions that a template may call. */
public enum Functions {
    /** Go's own: {@code and call eq ge gt html index js le len lt ne not or print printf println slice urlquery}. */
    BUILTIN,

    /** Go's own, and docker-machine's {@code json} and {@code prettyjson}, which write as Go's encoding/json does. */
    JSON
}
