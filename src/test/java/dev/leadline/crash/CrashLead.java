package dev.leadline.crash;

/** A line of a file: whoever is in row 7 has an address that says so. */
record CrashLead(long number, boolean held) {

    String email() {
        return "lead." + number + (held ? "+held" : "") + "@example.com";
    }

    String line() {
        return "Ann,Mercer," + email();
    }
}
