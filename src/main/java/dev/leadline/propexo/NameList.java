package dev.leadline.propexo;

/** What the API lists by name. */
public enum NameList {
    /** Properties. */
    COMMUNITIES("communities"),
    /** Where leads come from; each belongs to a community. */
    ATTRIBUTIONS("attributions"),
    /** Leasing staff. */
    AGENTS("agents");

    private final String path;

    NameList(String path) {
        this.path = path;
    }

    /**
     * How the API calls it.
     *
     * @return the last part of its path, a word in the plural
     */
    public String path() {
        return path;
    }
}
