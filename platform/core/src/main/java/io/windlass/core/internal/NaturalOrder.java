package io.windlass.core.internal;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders names as people do: {@code ci-2} before {@code ci-10}, capitals beside small letters. */
final class NaturalOrder implements Comparator<String> {

    static final NaturalOrder INSTANCE = new NaturalOrder();

    private static final Pattern PART = Pattern.compile("\\d+|\\D+");

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        Matcher leftParts = PART.matcher(left);
        Matcher rightParts = PART.matcher(right);
        while (true) {
            boolean moreLeft = leftParts.find();
            boolean moreRight = rightParts.find();
            if (!moreLeft || !moreRight) {
                // Names that differ in case only are different names.
                return moreLeft == moreRight ? left.compareTo(right) : Boolean.compare(moreLeft, moreRight);
            }
            int order = comparePart(leftParts.group(), rightParts.group());
            if (order != 0) {
                return order;
            }
        }
    }

    private static int comparePart(String left, String right) {
        if (Character.isDigit(left.charAt(0)) && Character.isDigit(right.charAt(0))) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return left.toLowerCase(Locale.ROOT).compareTo(right.toLowerCase(Locale.ROOT));
    }
}
