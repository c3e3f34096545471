package io.windlass.deployer.settings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.FrameworkUtil;

class SettingsCheckTest {

    private static final String DOCUMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0">
              <OCD id="acme.Settings" name="Acme">
                <AD id="port" type="Integer" min="0" max="65535" default="2222"/>
                <AD id="idle.seconds" type="Integer" min="1" default="60"/>
                <AD id="enabled" type="Boolean" default="false"/>
                <AD id="factor" type="Double" default="1.5"/>
                <AD id="keys" type="String" default="EC">
                  <Option label="EC" value="EC"/>
                  <Option label="RSA" value="RSA"/>
                </AD>
                <AD id="names" type="Integer" cardinality="2147483647"/>
                <AD id="address" type="String" default="127.0.0.1" min="1"/>
              </OCD>
              <Designate pid="acme">
                <Object ocdref="acme.Settings"/>
              </Designate>
            </metatype:MetaData>
            """;

    private final List<String> log = new ArrayList<>();
    private final Logger logger = Logger.getLogger(SettingsCheck.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private SettingsCheck check = new SettingsCheck(_ -> Optional.empty());

    @BeforeEach
    void listen() throws IOException {
        logger.addHandler(handler);
        Metatype metatype = read(DOCUMENT);
        check = new SettingsCheck(pid -> Optional.ofNullable(metatype.settings().get(pid)));
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
    }

    private static Metatype read(String document) throws IOException {
        return Metatype.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }

    private Dictionary<String, Object> checked(String... pairs) {
        Dictionary<String, Object> properties = FrameworkUtil.asDictionary(new LinkedHashMap<>());
        properties.put("service.pid", "acme");
        properties.put("felix.fileinstall.filename", "file:/opt/windlass/etc/acme.cfg");
        for (int index = 0; index < pairs.length; index += 2) {
            properties.put(pairs[index], pairs[index + 1]);
        }
        check.modifyConfiguration(null, properties);
        return properties;
    }

    @ParameterizedTest
    @CsvSource({
        "port, 0",
        "port, 65535",
        "port, ' 8080 '",
        "idle.seconds, 86400",
        "enabled, TRUE",
        "factor, -0.5",
        "keys, RSA",
        "names, '1, 2, 3'",
        "address, ::1"
    })
    void whatFitsIsPassedOn(String name, String value) {
        assertThat(checked(name, value).get(name)).isEqualTo(value.strip());
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "port, abc, a whole number from 0 to 65535, 2222",
        "port, 65536, a whole number from 0 to 65535, 2222",
        "port, 99999999999999999999, a whole number from 0 to 65535, 2222",
        "idle.seconds, 0, a whole number from 1 on, 60",
        "enabled, yes, true or false, false",
        "factor, many, a number, 1.5",
        "keys, DSA, 'one of EC, RSA', EC"
    })
    void whatDoesNotFitIsToldAndTheDefaultHolds(String name, String value, String expected, String usual) {
        assertThat(checked(name, value).get(name)).isNull();
        assertThat(log)
                .containsExactly("etc/acme.cfg: " + name + "=" + value + " does not count, it is not " + expected
                        + ". The default, " + usual + ", holds until that is mended.");
    }

    @Test
    void theValueBeforeHoldsAndEachObjectionIsToldOnce() {
        checked("port", "8080");
        assertThat(checked("port", "80a").get("port")).isEqualTo("8080");
        assertThat(checked("port", "80a").get("port")).isEqualTo("8080");
        assertThat(log)
                .containsExactly(
                        "etc/acme.cfg: port=80a does not count, it is not a whole number from 0 to 65535. 8080 holds until that is mended.");

        assertThat(checked("port", "8081").get("port")).isEqualTo("8081");
        assertThat(log).hasSize(2).last().isEqualTo("The settings of acme fit again");
    }

    @Test
    void whatWasTakenOutOfTheFileHoldsNoMore() {
        checked("port", "8080");
        checked();
        assertThat(checked("port", "80a").get("port")).isNull();
    }

    @Test
    void ofSeveralOfAKindEachIsChecked() {
        assertThat(checked("service.pid", "acme~one", "service.factoryPid", "acme", "port", "80a")
                        .get("port"))
                .isNull();
        assertThat(log).hasSize(1);
    }

    @Test
    void aNameThatNobodyKnowsIsTold() {
        assertThat(checked("prot", "1").get("prot")).isEqualTo("1");
        assertThat(log)
                .containsExactly("etc/acme.cfg: there is no setting \"prot\". There are address, enabled, factor,"
                        + " idle.seconds, keys, names, port.");

        checked();
        assertThat(log).last().isEqualTo("The settings of acme fit again");
    }

    @Test
    void whatNobodyDeclaresIsLeftAlone() {
        Dictionary<String, Object> properties = FrameworkUtil.asDictionary(new LinkedHashMap<>());
        properties.put("service.pid", "other");
        properties.put("port", "abc");

        check.modifyConfiguration(null, properties);

        assertThat(properties.get("port")).isEqualTo("abc");
        assertThat(log).isEmpty();
    }

    @Test
    void aDamagedDocumentIsAnError() {
        assertThatThrownBy(() -> read("<OCD id='acme'><AD id='x'>")).isInstanceOf(IOException.class);
    }
}
