package dev.leadline.lead.mapping;

import dev.leadline.lead.mapping.KnownHeaders.Kind;
import dev.leadline.message.UserMessage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Recognizes files about companies, properties or residents and the like, whose names and phone numbers are not those of leads. */
final class FileKind {

    private static final String COMPANIES = "companies";
    private static final String RESIDENTS = "residents";
    private static final double MOST = 0.8;
    private static final double SOME = 0.2;
    private static final int FEWEST = 2;
    private static final int FEWEST_WITH_ADDRESSES = 3;

    private static final Set<String> NAMES = Set.of("first_name", "last_name");
    private static final Set<String> COMPANY =
            Set.of("company", "companyname", "business", "businessname", "organization");

    private static final Pattern BUSINESS =
            Pattern.compile("(?i)[&\\d]|\\b(?:ltd|limited|llc|llp|inc|corp|corporation|plc|pty|gmbh|ag"
                    + "|sarl|sas|srl|spa|bv|company|group|services|solutions|agency|partners)\\b");

    private static final Pattern IN_PARENTHESES = Pattern.compile("\\s*\\([^)]*\\)\\s*$");

    private FileKind() {}

    /**
     * What the file is about, if not about leads.
     *
     * @param hasAddresses whether a column of e-mail addresses is filled, which speaks for leads
     * @return why; empty for files of leads, and where that is not clear
     */
    static Optional<UserMessage> objection(PlanRequest request, boolean hasAddresses) {
        List<HeaderName> header = request.header().stream().map(HeaderName::new).toList();
        return residents(request, header).or(() -> others(request, header, hasAddresses));
    }

    /** A rent roll, whatever the names of its people are called. */
    private static Optional<UserMessage> residents(PlanRequest request, List<HeaderName> header) {
        KnownHeaders.Rolls rolls = KnownHeaders.SHIPPED.rolls();
        boolean isRoll = Stream.of(rolls.ends(), rolls.places(), rolls.terms())
                        .allMatch(names -> header.stream().anyMatch(name -> isOne(names, name)))
                && header.stream().noneMatch(name -> isOne(rolls.leads(), name));
        return isRoll
                ? Optional.of(objection(
                        request,
                        RESIDENTS,
                        quoted(header.stream()
                                .filter(name -> Stream.of(rolls.ends(), rolls.places(), rolls.terms())
                                        .anyMatch(names -> isOne(names, name)))
                                .toList())))
                : Optional.empty();
    }

    /** Whether a name is one of those, without a currency or the like in parentheses. */
    private static boolean isOne(Set<String> names, HeaderName name) {
        return names.contains(name.key())
                || names.contains(
                        new HeaderName(IN_PARENTHESES.matcher(name.name()).replaceAll("")).key());
    }

    private static Optional<UserMessage> others(PlanRequest request, List<HeaderName> header, boolean hasAddresses) {
        boolean isOfLeads = header.stream()
                .anyMatch(name -> KnownHeaders.SHIPPED.onlyLeads().contains(name.key()));
        boolean hasNames = hasNames(request, header);
        return isOfLeads
                ? Optional.empty()
                : KnownHeaders.SHIPPED.kinds().stream()
                        .filter(kind -> isOf(kind, header, hasAddresses, hasNames))
                        .findFirst()
                        .map(kind -> objection(request, kind.what(), columns(kind, header)))
                        .or(() -> namesOfCompanies(request, header));
    }

    private static UserMessage objection(PlanRequest request, String what, String columns) {
        return UserMessage.of("lead.mapping.not-of-leads", request.file(), what, columns);
    }

    /** A file that has the same text as name and as company, and not because a person's name had to be entered as company, too. */
    private static Optional<UserMessage> namesOfCompanies(PlanRequest request, List<HeaderName> header) {
        return IntStream.range(0, header.size())
                .filter(column -> COMPANY.contains(header.get(column).key()))
                .boxed()
                .flatMap(company -> IntStream.range(0, header.size())
                        .filter(name -> header.get(name).key().equals("name"))
                        .filter(name -> areCompanies(
                                request.profile().column(name).sample(),
                                request.profile().column(company).sample()))
                        .mapToObj(name ->
                                objection(request, COMPANIES, quoted(List.of(header.get(name), header.get(company))))))
                .findFirst();
    }

    private static boolean areCompanies(Collection<String> names, Collection<String> companies) {
        List<String> both = names.stream().filter(companies::contains).toList();
        return both.size() >= FEWEST
                && both.size() >= MOST * names.size()
                && both.stream().filter(text -> BUSINESS.matcher(text).find()).count() >= SOME * both.size();
    }

    /** Addresses and names speak for leads, but a company has an address, too. */
    private static boolean isOf(Kind kind, List<HeaderName> header, boolean hasAddresses, boolean hasNames) {
        long sure = count(kind.sure(), header);
        long all = sure + count(kind.also(), header);
        if (!hasAddresses) {
            return sure >= 1 && all >= FEWEST;
        }
        return sure >= (hasNames ? FEWEST : 1) && all >= FEWEST_WITH_ADDRESSES;
    }

    private static boolean hasNames(PlanRequest request, List<HeaderName> header) {
        HeaderMatcher matcher = new HeaderMatcher(request.target(), request.header());
        return header.stream()
                .flatMap(name -> matcher.match(name).hints().stream())
                .anyMatch(hint -> ColumnPlan.feeds(hint.field()).stream().anyMatch(NAMES::contains));
    }

    private static long count(Set<String> names, List<HeaderName> header) {
        return header.stream().filter(name -> names.contains(name.key())).count();
    }

    private static String columns(Kind kind, List<HeaderName> header) {
        return quoted(header.stream()
                .filter(name -> kind.sure().contains(name.key()) || kind.also().contains(name.key()))
                .toList());
    }

    private static String quoted(List<HeaderName> names) {
        return names.stream().map(HeaderName::quoted).collect(Collectors.joining(", "));
    }
}
