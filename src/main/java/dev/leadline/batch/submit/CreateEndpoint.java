package dev.leadline.batch.submit;

/**
 * Where a target's prospects are created.
 *
 * @param path of the request, from the API's origin
 * @param jobIdAt JSON pointer to the job id in the answer
 */
record CreateEndpoint(String path, String jobIdAt) {}
