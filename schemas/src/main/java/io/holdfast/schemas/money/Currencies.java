package io.holdfast.schemas.money;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The currencies that seats can be priced in: ISO 4217's list of money in use, without funds, metals, codes for tests and for no currency, and
 * without what was withdrawn (as of January 2026). A table of its own, since the JDK also knows what is withdrawn, and a browser's digits are
 * those that people write (CLDR), which differ from ISO's for a dozen currencies.
 */
public final class Currencies {

    private static final String WITHOUT_MINOR_UNIT = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    private static final String TWO_DIGITS = """
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK
            DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW
            KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN
            PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD
            TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG""";

    private static final String THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND";

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Map<String, Integer> DIGITS = digits();

    private Currencies() {}

    private static Map<String, Integer> digits() {
        var digits = new TreeMap<String, Integer>();
        put(digits, WITHOUT_MINOR_UNIT, 0);
        put(digits, TWO_DIGITS, 2);
        put(digits, THREE_DIGITS, 3);
        return Map.copyOf(digits);
    }

    private static void put(Map<String, Integer> digits, String codes, int number) {
        SPACE.splitAsStream(codes).forEach(code -> digits.put(code, number));
    }

    /** The codes of all of them. */
    public static Set<String> inUse() {
        return DIGITS.keySet();
    }

    /** Whether seats can be priced in this currency. */
    public static boolean isInUse(String code) {
        return DIGITS.containsKey(code);
    }

    /** How many digits a major unit has behind the point; an amount in minor units is that many tenths of it. Empty if it is none in use. */
    public static OptionalInt digits(String code) {
        Integer digits = DIGITS.get(code);
        return digits == null ? OptionalInt.empty() : OptionalInt.of(digits);
    }
}
