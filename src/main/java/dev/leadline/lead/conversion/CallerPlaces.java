package dev.leadline.lead.conversion;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places that a caller ID shows for a caller whose name it does not know, in capitals: {@code CAMBRIDGE MA}. Some codes of states
 * are family names, too, so that with them the rest must look like a place.
 */
final class CallerPlaces {

    private static final int LONGEST = 18;
    private static final int FEWEST_LETTERS = 5;
    private static final Pattern PLACE = Pattern.compile("([A-Z][A-Z.'-]*(?: [A-Z][A-Z.'-]*){0,2}),? ([A-Z]{2})");
    private static final Set<String> STATES = Set.of(
            "AZ", "CA", "CT", "FL", "GA", "IA", "ID", "IL", "KS", "MI", "MN", "MS", "MT", "NC", "ND", "NE", "NH", "NJ",
            "NM", "NV", "NY", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "WA", "WI", "WV", "WY");
    private static final Set<String> ALSO_NAMES = Set.of(
            "AK", "AL", "AR", "CO", "DE", "HI", "IN", "KY", "LA", "MA", "ME", "MO", "OH", "OK", "OR", "PA", "VA");
    private static final Pattern LIKE_A_PLACE = Pattern.compile(
            "(?:NEW|SAN|SANTA|LOS|LAS|EL|SAINT|ST\\.?|FORT|FT\\.?|PORT|NORTH|SOUTH|EAST|WEST|LAKE|MOUNT|MT\\.?|BATON|OKLAHOMA|KANSAS"
                    + "|CEDAR|GREEN|GRAND|CORPUS|COLORADO|SILVER|PALM|LONG|BATTLE|BOCA) .+"
                    + "|.{2,}(?:BRIDGE|VILLE|TON|BURGH?|FIELD|FORD|PORT|LAND|BURY|HAM|CESTER|MOUTH|PHIA|POLIS|HAVEN|WOOD|SHIRE)"
                    + "|.+ (?:CITY|SPRINGS|BEACH|PARK|HEIGHTS|FALLS|ROUGE|ROCK|VALLEY|GROVE|HILLS|LAKE|ISLAND|HARBOR|BAY)");

    /** Names of people that look like those of places. */
    private static final Set<String> GIVEN_NAMES = Set.of(
            "ASHTON",
            "PRESTON",
            "CLAYTON",
            "PEYTON",
            "PAYTON",
            "WESTON",
            "DALTON",
            "QUINTON",
            "COLTON",
            "KINGSTON",
            "CLIFTON",
            "CLINTON",
            "WINSTON",
            "MILTON",
            "ELTON",
            "CARLTON",
            "BURTON",
            "EASTON",
            "PAXTON",
            "KENTON",
            "MORTON",
            "NEWTON",
            "TRENTON",
            "BRADFORD",
            "CLIFFORD",
            "GRAHAM",
            "ELWOOD",
            "ROLAND",
            "LELAND",
            "GARLAND",
            "HARLAND");

    private CallerPlaces() {}

    static boolean isPlace(String name) {
        Matcher place = PLACE.matcher(name);
        if (name.length() > LONGEST || !place.matches()) {
            return false;
        }
        String town = place.group(1);
        boolean isOneWord = town.indexOf(' ') < 0 && town.length() >= FEWEST_LETTERS;
        boolean isLikeAPlace = LIKE_A_PLACE.matcher(town).matches();
        return STATES.contains(place.group(2))
                ? isOneWord || isLikeAPlace
                : ALSO_NAMES.contains(place.group(2)) && isLikeAPlace && !GIVEN_NAMES.contains(town);
    }
}
