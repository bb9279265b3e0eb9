package dev.leadline.propexo;

/** Classifies what is thrown instead of an answer; when in doubt, the request may have been acted on. */
final class NetworkFaults {

    private NetworkFaults() {}

    /**
     * What a fault says about the fate of the request.
     *
     * @param thrown what came out of Feign, however wrapped
     * @return NOT_ACTED_ON when nothing left for certain, else UNKNOWN
     */
    static ClassifiedFailure classify(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof NothingSentException && cause.getCause() != null) {
                return ClassifiedFailure.of(
                        FailureClass.NOT_ACTED_ON, null, ExchangeFault.beforeSending(cause.getCause()));
            }
            if (cause instanceof TooSlowException || cause instanceof AnswerTooLargeException) {
                return ClassifiedFailure.of(FailureClass.UNKNOWN, null, ExchangeFault.afterSending(cause));
            }
            root = cause;
        }
        return ClassifiedFailure.of(FailureClass.UNKNOWN, null, ExchangeFault.afterSending(root));
    }
}
