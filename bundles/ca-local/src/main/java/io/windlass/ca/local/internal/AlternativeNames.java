package io.windlass.ca.local.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.net.IDN;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/** The names and addresses in an engine's certificate. */
final class AlternativeNames {

    private static final Pattern IPV4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final Pattern DNS = Pattern.compile("(\\*\\.)?[a-zA-Z0-9_-]+(\\.[a-zA-Z0-9_-]+)*\\.?");

    private AlternativeNames() {}

    static GeneralNames of(List<String> texts) {
        Set<GeneralName> names = new LinkedHashSet<>();
        texts.forEach(text -> names.add(name(text)));
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static GeneralName name(String text) {
        try {
            String address = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
            if (address.contains(":") || IPV4.matcher(address).matches()) {
                byte[] octets = InetAddress.ofLiteral(withoutZone(address)).getAddress();
                return new GeneralName(GeneralName.iPAddress, new DEROctetString(octets));
            }
            String name = IDN.toASCII(text);
            if (DNS.matcher(name).matches()) {
                return new GeneralName(GeneralName.dNSName, name);
            }
            throw invalid(text, null);
        } catch (IllegalArgumentException e) {
            throw invalid(text, e);
        }
    }

    /** A zone means something on one machine only, and has no place in a certificate. */
    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private static MachineException invalid(String text, @Nullable IllegalArgumentException cause) {
        return new MachineException(
                StandardErrorCode.INVALID_ARGUMENT,
                "\"" + text + "\" is neither an IP address nor a DNS name, so no certificate can be made for it.",
                "Correct the values of --tls-san.",
                cause);
    }
}
