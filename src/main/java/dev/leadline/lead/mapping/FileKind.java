package dev.leadline.lead.mapping;

import dev.leadline.lead.mapping.KnownHeaders.Kind;
import dev.leadline.message.UserMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recognizes files about companies, properties or opportunities, whose names and phone numbers are not those of leads. */
final class FileKind {

    private static final int FEWEST = 2;
    private static final int FEWEST_WITH_ADDRESSES = 3;

    private static final Set<String> NAMES = Set.of("first_name", "last_name");

    private FileKind() {}

    /**
     * What the file is about, if not about leads.
     *
     * @param hasAddresses whether a column of e-mail addresses is filled, which speaks for leads
     * @return why; empty for files of leads, and where that is not clear
     */
    static Optional<UserMessage> objection(PlanRequest request, boolean hasAddresses) {
        List<HeaderName> header = request.header().stream().map(HeaderName::new).toList();
        boolean isOfLeads = header.stream()
                .anyMatch(name -> KnownHeaders.SHIPPED.onlyLeads().contains(name.key()));
        boolean hasNames = hasNames(request, header);
        return isOfLeads
                ? Optional.empty()
                : KnownHeaders.SHIPPED.kinds().stream()
                        .filter(kind -> isOf(kind, header, hasAddresses, hasNames))
                        .findFirst()
                        .map(kind -> UserMessage.of(
                                "lead.mapping.not-of-leads", request.file(), kind.what(), columns(kind, header)));
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
        return String.join(
                ", ",
                header.stream()
                        .filter(name ->
                                kind.sure().contains(name.key()) || kind.also().contains(name.key()))
                        .map(HeaderName::quoted)
                        .toList());
    }
}
