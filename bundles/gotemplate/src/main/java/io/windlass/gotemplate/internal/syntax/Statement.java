package io.windlass.gotemplate.internal.syntax;

import io.windlass.gotemplate.internal.bytes.Quotes;
import org.jspecify.annotations.Nullable;

/** What a template does at one place. */
public sealed interface Statement extends Node, Item {

    record Text(int at, String bytes) implements Statement {
        @Override
        public String toString() {
            return bytes;
        }
    }

    /** Evaluates a pipeline, and prints it unless it sets variables. */
    record Action(int at, Pipeline pipeline) implements Statement {
        @Override
        public String toString() {
            return "{{" + pipeline + "}}";
        }
    }

    record Break(int at) implements Statement {
        @Override
        public String toString() {
            return "{{break}}";
        }
    }

    record Continue(int at) implements Statement {
        @Override
        public String toString() {
            return "{{continue}}";
        }
    }

    /** If, with or range. */
    record Branch(
            Kind kind,
            int at,
            Pipeline pipeline,
            Block body,
            @Nullable Block otherwise) implements Statement {
        public enum Kind {
            IF("if"),
            WITH("with"),
            RANGE("range");

            private final String keyword;

            Kind(String keyword) {
                this.keyword = keyword;
            }

            String keyword() {
                return keyword;
            }
        }

        @Override
        public String toString() {
            String rest = otherwise == null ? "" : "{{else}}" + otherwise;
            return "{{" + kind.keyword() + " " + pipeline + "}}" + body + rest + "{{end}}";
        }
    }

    /** Executes another template. */
    record Call(int at, String name, @Nullable Pipeline pipeline) implements Statement {
        @Override
        public String toString() {
            return "{{template " + Quotes.quote(name) + (pipeline == null ? "" : " " + pipeline) + "}}";
        }
    }
}
