package dev.leadline.delivery;

/** Why a server gave no files. The message says what to do, and contains no secret. */
public final class RemoteInboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RemoteInboxException(String sentence) {
        super(sentence);
    }

    RemoteInboxException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
