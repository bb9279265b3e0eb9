package dev.leadline.source;

/** A part of a workbook that its reader keeps in memory: the list of sheets, relationships, formats, shared strings. */
final class KeptPart implements WorkbookPart.Handler {

    private final String part;
    private final WorkbookParts parts;
    private final WorkbookMemory memory;
    private final SharedStrings strings;

    KeptPart(String part, WorkbookParts parts, WorkbookMemory memory, SharedStrings strings) {
        this.part = part;
        this.parts = parts;
        this.memory = memory;
        this.strings = strings;
    }

    @Override
    public void start(WorkbookPart.Element element) {
        switch (element.name()) {
            case "workbook" -> parts.setStrict(element.isStrict());
            case "xf" -> memory.keepString(element.attributeChars(), true);
            case "numFmt", "sheet" -> memory.keepElement(element.attributeChars());
            case "Relationship" -> {
                memory.keepElement(element.attributeChars());
                element.attributes("Id")
                        .forEach(id -> element.attributes("Target").forEach(to -> parts.addRelationship(part, id, to)));
            }
            case "Override" ->
                element.attributes("PartName")
                        .forEach(name ->
                                element.attributes("ContentType").forEach(type -> parts.addOverride(name, type)));
            default -> strings.start(element.name());
        }
    }

    @Override
    public void text(char[] text, int offset, int length) {
        strings.text(text, offset, length);
    }

    @Override
    public void end(String name) {
        strings.end(name);
    }
}
