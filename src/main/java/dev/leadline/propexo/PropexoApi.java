package dev.leadline.propexo;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Propexo's endpoints, one method each. Every method makes one request; {@link PropexoDecoder} reads what comes with a 2xx,
 * and everything else is thrown: by {@link PropexoErrorDecoder}, or by Feign where no answer came.
 */
@Headers("Accept: application/json")
interface PropexoApi {

    /**
     * Creates a prospect.
     *
     * @param path the target's path
     * @param query what stands behind its question mark
     * @param body the JSON as it is to be sent
     * @return the answer, which names the job
     */
    @RequestLine("POST {path}")
    @Headers("Content-Type: application/json")
    WriteAnswer create(@Param("path") String path, @QueryMap Map<String, String> query, byte[] body);

    /**
     * The status of one write.
     *
     * @param id the job's identifier
     * @return settled or pending
     */
    @RequestLine(value = "GET /v1/admin/write-status/{id}", decodeSlash = false)
    StatusResult writeStatus(@Param("id") String id);

    /**
     * Has a failed write tried again.
     *
     * @param id the root job's identifier
     * @param body an empty object
     * @return the answer, which names the new job
     */
    @RequestLine(value = "POST /v1/admin/retry-write/{id}", decodeSlash = false)
    @Headers("Content-Type: application/json")
    WriteAnswer retryWrite(@Param("id") String id, byte[] body);

    /**
     * The newest log of each write job.
     *
     * @param integration the integration's identifier, or null for all
     * @param range hour, day, week or month, or null for all
     * @param status SUCCESS or FAILURE, or null for both
     * @param offset how many to skip
     * @param limit how many at most, from 1 to 100
     * @return a page
     */
    @RequestLine("GET /v1/admin/logs/writes/?integration_id={integration}&time_range={range}&status={status}"
            + "&offset={offset}&limit={limit}")
    ApiPage<WriteLog> writeLogs(
            @Param("integration") @Nullable String integration,
            @Param("range") @Nullable String range,
            @Param("status") @Nullable String status,
            @Param("offset") int offset,
            @Param("limit") int limit);

    /**
     * Prospects in a fixed order.
     *
     * @param integration the integration's identifier
     * @param community the community's identifier, or null for all
     * @param since the earliest change, ISO 8601
     * @param offset how many to skip
     * @param limit how many at most, from 1 to 250
     * @return a page
     */
    @RequestLine("GET /crm/v1/prospects/?integration_id={integration}&community_id={community}"
            + "&updated_at_gte={since}&order-by=created_at:asc&offset={offset}&limit={limit}")
    ApiPage<KnownProspect> prospects(
            @Param("integration") String integration,
            @Param("community") @Nullable String community,
            @Param("since") String since,
            @Param("offset") int offset,
            @Param("limit") int limit);

    /**
     * Things with a name, in a fixed order.
     *
     * @param list communities, attributions or agents
     * @param integration the integration's identifier, or null for all
     * @param offset how many to skip
     * @param limit how many at most, from 1 to 250
     * @return a page
     */
    @RequestLine(
            "GET /crm/v1/{list}/?integration_id={integration}&order-by=created_at:asc&offset={offset}&limit={limit}")
    ApiPage<NamedItem> names(
            @Param("list") String list,
            @Param("integration") @Nullable String integration,
            @Param("offset") int offset,
            @Param("limit") int limit);

    /**
     * Integrations.
     *
     * @param offset how many to skip
     * @param limit how many at most, from 1 to 250
     * @return a page
     */
    @RequestLine("GET /v1/admin/integrations/?offset={offset}&limit={limit}")
    ApiPage<Integration> integrations(@Param("offset") int offset, @Param("limit") int limit);
}
