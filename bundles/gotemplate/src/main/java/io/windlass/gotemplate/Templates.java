package io.windlass.gotemplate;

/** Parses templates as Go 1.19 does. A service; every thread may use it. */
public interface Templates {

    /**
     * Parses a template.
     *
     * @param name what error messages call it; docker-machine's templates have the empty name
     * @param text the template
     * @param functions what it may call
     * @return the template, ready to be executed any number of times
     * @throws TemplateException if Go would refuse the text, or if it nests deeper than a hundred levels
     */
    Template parse(String name, String text, Functions functions);
}
