package dev.tandem.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import dev.tandem.ApiClient;
import dev.tandem.ApiResponseException;
import dev.tandem.CallOptions;
import dev.tandem.CallTimeout;
import dev.tandem.Idempotent;
import dev.tandem.config.opendecree.BatchGet;
import dev.tandem.config.opendecree.BatchSet;
import dev.tandem.config.opendecree.ConfigAnswer;
import dev.tandem.config.opendecree.ConfigError;
import dev.tandem.config.opendecree.ConfigVersion;
import dev.tandem.config.opendecree.DiffAnswer;
import dev.tandem.config.opendecree.ExportAnswer;
import dev.tandem.config.opendecree.FieldAnswer;
import dev.tandem.config.opendecree.FieldLock;
import dev.tandem.config.opendecree.FieldUpdate;
import dev.tandem.config.opendecree.FieldValue;
import dev.tandem.config.opendecree.FieldsAnswer;
import dev.tandem.config.opendecree.ImportRequest;
import dev.tandem.config.opendecree.LockRequest;
import dev.tandem.config.opendecree.LocksAnswer;
import dev.tandem.config.opendecree.SchemaAnswer;
import dev.tandem.config.opendecree.ServerInfo;
import dev.tandem.config.opendecree.StreamItem;
import dev.tandem.config.opendecree.TenantAnswer;
import dev.tandem.config.opendecree.TypedValue;
import dev.tandem.config.opendecree.VersionAnswer;
import dev.tandem.config.opendecree.VersionsAnswer;
import dev.tandem.config.opendecree.WriteAnswer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * Client of OpenDecree over HTTP. A bean, as its blocking twin is, once
 * {@code tandem.config.source} is {@code opendecree}; it calls through the client that
 * {@code tandem.config.client} names. Without a watch, bring it in with
 * {@link dev.tandem.ImportApiClients @ImportApiClients}.
 *
 * <pre class="code">
 * config.get("shop", "payments.retries", Integer.class)
 * config.set("shop", "payments.fee", "0.5%")
 * </pre>
 *
 * Errors of the server are read by
 * {@code exception.error(dev.tandem.config.opendecree.ConfigError.class)}. A tenant is
 * given by its id or its name.
 */
@ApiClient("config")
@HttpExchange("/v1")
public interface ConfigClient {

	/**
	 * Ask the server for its version and what it can do.
	 * @return what it says
	 */
	@GetExchange("/server/info")
	Mono<ServerInfo> serverInfo();

	/**
	 * Read all fields as the server sends them.
	 * @param tenant the tenant
	 * @param version version to read, {@code null} for the latest
	 * @param includeDescriptions whether to include descriptions, which also makes fields
	 * that are null known by their empty checksum
	 * @return the configuration
	 */
	@GetExchange("/tenants/{tenant}/config")
	Mono<ConfigAnswer> readAll(@PathVariable String tenant, @RequestParam(required = false) @Nullable Long version,
			@RequestParam boolean includeDescriptions);

	/**
	 * Read all fields as bytes, for a configuration larger than the client's
	 * {@code http.max-body-size}. Each buffer must be released.
	 * @param tenant the tenant
	 * @param version version to read, {@code null} for the latest
	 * @param includeDescriptions whether to include descriptions
	 * @return the JSON of a {@link ConfigAnswer}
	 */
	@GetExchange(url = "/tenants/{tenant}/config", accept = "application/json")
	Flux<DataBuffer> streamAll(@PathVariable String tenant, @RequestParam(required = false) @Nullable Long version,
			@RequestParam boolean includeDescriptions);

	/**
	 * Read a field as the server sends it.
	 * @param tenant the tenant
	 * @param path path of the field
	 * @param version version to read, {@code null} for the latest
	 * @param includeDescription whether to include the description of the value
	 * @return the field
	 */
	@GetExchange("/tenants/{tenant}/config/fields/{path}")
	Mono<FieldAnswer> readField(@PathVariable String tenant, @PathVariable String path,
			@RequestParam(required = false) @Nullable Long version, @RequestParam boolean includeDescription);

	/**
	 * Read some fields as the server sends them.
	 * @param tenant the tenant
	 * @param request which
	 * @return those that there are
	 */
	@PostExchange("/tenants/{tenant}/config:batchGet")
	@Idempotent
	Mono<FieldsAnswer> readFields(@PathVariable String tenant, @RequestBody BatchGet request);

	/**
	 * Write a field. The type of the value has to be that of the field.
	 * @param tenant the tenant
	 * @param path path of the field
	 * @param update what to write
	 * @param options options of the call
	 * @return the version that it made
	 */
	@PutExchange("/tenants/{tenant}/config/fields/{path}")
	Mono<WriteAnswer> writeField(@PathVariable String tenant, @PathVariable String path,
			@RequestBody FieldUpdate update, CallOptions options);

	/**
	 * Write fields at one version, or none of them. The types of the values have to be
	 * those of the fields.
	 * @param tenant the tenant
	 * @param request what to write
	 * @return the version that it made
	 */
	@PostExchange("/tenants/{tenant}/config:batchSet")
	Mono<WriteAnswer> writeFields(@PathVariable String tenant, @RequestBody BatchSet request);

	/**
	 * Stream the changes. The server is silent until the first, so that the timeouts of
	 * the client would end it; {@link ConfigWatch} knows how to wait.
	 * @param tenant the tenant
	 * @param fieldPaths paths of the fields whose changes are sent, {@code null} for all
	 * @param startVersion version to replay from, {@code null} for what comes from now on
	 * @return the changes, without an end of their own
	 */
	@GetExchange(url = "/tenants/{tenant}/config:subscribe", accept = { "application/x-ndjson", "application/json" })
	@CallTimeout("20d")
	Flux<StreamItem> subscribe(@PathVariable String tenant,
			@RequestParam(required = false) @Nullable List<String> fieldPaths,
			@RequestParam(required = false) @Nullable Long startVersion);

	/**
	 * Read a page of versions.
	 * @param tenant the tenant
	 * @param pageSize how many, 100 at most
	 * @param pageToken token of the page, {@code null} for the first
	 * @return the versions, newest first
	 */
	@GetExchange("/tenants/{tenant}/versions")
	Mono<VersionsAnswer> readVersions(@PathVariable String tenant, @RequestParam int pageSize,
			@RequestParam(required = false) @Nullable String pageToken);

	/**
	 * Read a version.
	 * @param tenant the tenant
	 * @param version its number
	 * @return the version
	 */
	@GetExchange("/tenants/{tenant}/versions/{version}")
	Mono<VersionAnswer> readVersion(@PathVariable String tenant, @PathVariable long version);

	/**
	 * Go back to the values of a version, at a new one. The stream of changes does not
	 * report it.
	 * @param tenant the tenant
	 * @param version the version
	 * @param description description of the new version, {@code null} for none
	 * @return the new version
	 */
	@PostExchange("/tenants/{tenant}/versions/{version}:rollback")
	Mono<WriteAnswer> rollback(@PathVariable String tenant, @PathVariable long version,
			@RequestParam(required = false) @Nullable String description);

	/**
	 * Compare two versions.
	 * @param tenant the tenant
	 * @param from the one
	 * @param to the other
	 * @return what differs
	 */
	@GetExchange("/tenants/{tenant}/versions/{from}/diff/{to}")
	Mono<DiffAnswer> diff(@PathVariable String tenant, @PathVariable long from, @PathVariable long to);

	/**
	 * Read a page of locks.
	 * @param tenant the tenant
	 * @param pageToken token of the page, {@code null} for the first
	 * @return the locks
	 */
	@GetExchange("/tenants/{tenant}/locks")
	Mono<LocksAnswer> readLocks(@PathVariable String tenant,
			@RequestParam(required = false) @Nullable String pageToken);

	/**
	 * Lock a field, or some values of it, for all but superadmins.
	 * @param tenant the tenant
	 * @param request what to lock
	 * @return completes when it is locked
	 */
	@PostExchange("/tenants/{tenant}/locks")
	Mono<Void> lock(@PathVariable String tenant, @RequestBody LockRequest request);

	/**
	 * Unlock a field.
	 * @param tenant the tenant
	 * @param path path of the field
	 * @return completes when it is unlocked
	 */
	@DeleteExchange("/tenants/{tenant}/locks/{path}")
	Mono<Void> unlock(@PathVariable String tenant, @PathVariable String path);

	/**
	 * Export all values as YAML, sensitive ones hidden.
	 * @param tenant the tenant
	 * @return the YAML
	 */
	@GetExchange("/tenants/{tenant}/config/export")
	Mono<ExportAnswer> exportConfig(@PathVariable String tenant);

	/**
	 * Import values from YAML, at one version.
	 * @param tenant the tenant
	 * @param request what to import
	 * @return the version that it made
	 */
	@PostExchange("/tenants/{tenant}/config/import")
	Mono<WriteAnswer> importConfig(@PathVariable String tenant, @RequestBody ImportRequest request);

	/**
	 * Read a tenant, which names its schema.
	 * @param tenant the tenant
	 * @return the tenant
	 */
	@GetExchange("/tenants/{tenant}")
	Mono<TenantAnswer> readTenant(@PathVariable String tenant);

	/**
	 * Read a schema.
	 * @param id its id
	 * @param version version of the schema, {@code null} for the latest
	 * @return the schema
	 */
	@GetExchange("/schemas/{id}")
	Mono<SchemaAnswer> readSchema(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version);

	/**
	 * Get the schema of a tenant: types, defaults, constraints and descriptions of its
	 * fields.
	 * @param tenant the tenant
	 * @return the schema
	 */
	default Mono<SchemaAnswer.Schema> schema(String tenant) {
		return readTenant(tenant)
			.flatMap((response) -> readSchema(response.tenant().schemaId(), response.tenant().schemaVersion()))
			.map(SchemaAnswer::schema);
	}

	/**
	 * List all locks. A page whose token the server repeats ends the list.
	 * @param tenant the tenant
	 * @return the locks
	 */
	default Flux<FieldLock> locks(String tenant) {
		return Flux.defer(() -> {
			Set<String> tokens = new HashSet<>();
			return readLocks(tenant, null)
				.expand((page) -> (page.nextPageToken().isEmpty() || !tokens.add(page.nextPageToken())) ? Mono.empty()
						: readLocks(tenant, page.nextPageToken()))
				.flatMapIterable(LocksAnswer::locks);
		});
	}

	/**
	 * Get the value of a field.
	 * @param <T> type of the value
	 * @param tenant the tenant
	 * @param path path of the field
	 * @param type type of the value
	 * @return the value, empty while the field is null
	 * @throws ConfigTypeMismatchException if the value cannot be converted to this type
	 */
	default <T> Mono<T> get(String tenant, String path, Class<T> type) {
		return readField(tenant, path, null, false)
			.flatMap((response) -> Mono.justOrEmpty(FieldReader.read(response.value(), type)));
	}

	/**
	 * Get the values of all fields as text.
	 * @param tenant the tenant
	 * @return the values by paths in order, without those that are null
	 */
	default Mono<Map<String, String>> getAll(String tenant) {
		return readAll(tenant, null, true).map((response) -> FieldReader.texts(response.config().values()));
	}

	/**
	 * Get the values of some fields as text, in one call.
	 * @param tenant the tenant
	 * @param paths paths of the fields
	 * @return the values by paths in order, without those that are null or not there
	 */
	default Mono<Map<String, String>> getSome(String tenant, Collection<String> paths) {
		return readFields(tenant, new BatchGet(List.copyOf(paths), null, false))
			.map((response) -> FieldReader.texts(response.values()));
	}

	/**
	 * Get all values at one version, however large they are.
	 * @param tenant the tenant
	 * @return the values of the latest version
	 */
	default Mono<ConfigSnapshot> snapshot(String tenant) {
		return FieldReader.snapshot(streamAll(tenant, null, true));
	}

	/**
	 * Get all values at one version, however large they are.
	 * @param tenant the tenant
	 * @param version the version
	 * @return the values
	 */
	default Mono<ConfigSnapshot> snapshot(String tenant, long version) {
		return FieldReader.snapshot(streamAll(tenant, version, true));
	}

	/**
	 * Get a value at a version, with its checksum.
	 * @param tenant the tenant
	 * @param path path of the field
	 * @param version the version
	 * @return the value, empty while the field is null
	 */
	default Mono<ConfigValue> value(String tenant, String path, long version) {
		return readField(tenant, path, version, false)
			.flatMap((response) -> Mono.justOrEmpty(FieldReader.value(response.value())));
	}

	/**
	 * Set a field. It is read first, since the server takes only values of the field's
	 * own type: text for a URL is sent as a URL, an integer for a number as a number.
	 * @param tenant the tenant
	 * @param path path of the field
	 * @param value the value: text, number, boolean, {@code Instant}, {@code Duration},
	 * {@code URI} or a {@link TypedValue}, which is sent as it is
	 * @return the version that it made
	 */
	default Mono<WriteAnswer> set(String tenant, String path, Object value) {
		return Mono.defer(() -> {
			TypedValue typed = FieldReader.typed(value);
			Mono<TypedValue> ofField = (value instanceof TypedValue) ? Mono.just(typed)
					: readField(tenant, path, null, false)
						.map((response) -> FieldReader.keepType(response.value(), typed));
			return ofField
				.flatMap((kept) -> writeField(tenant, path, FieldUpdate.to(kept), CallOptions.none().withoutRetry()));
		});
	}

	/**
	 * Set a field to null.
	 * @param tenant the tenant
	 * @param path path of the field
	 * @return the version that it made
	 */
	default Mono<WriteAnswer> setNull(String tenant, String path) {
		return writeField(tenant, path, FieldUpdate.to(null), CallOptions.none().withoutRetry());
	}

	/**
	 * Set fields at one version, or none of them. They are read first, as for
	 * {@link #set}.
	 * @param tenant the tenant
	 * @param values the values by paths
	 * @return the version that it made
	 */
	default Mono<WriteAnswer> setMany(String tenant, Map<String, ?> values) {
		return Mono.defer(() -> {
			Map<String, TypedValue> typed = new TreeMap<>();
			values.forEach((path, value) -> typed.put(path, FieldReader.typed(value)));
			return readFields(tenant, new BatchGet(List.copyOf(typed.keySet()), null, false)).flatMap((response) -> {
				Map<String, FieldValue> held = new HashMap<>();
				response.values().forEach((field) -> held.put(field.fieldPath(), field));
				List<BatchSet.Update> updates = new ArrayList<>();
				typed.forEach((path, value) -> updates
					.add(new BatchSet.Update(path, FieldReader.keepType(held.get(path), value), null, null)));
				return writeFields(tenant, new BatchSet(updates, null, null));
			});
		});
	}

	/**
	 * Change a field depending on its value. If it was written in the meantime, it is
	 * read again and the change is repeated, three times at most.
	 * @param <T> type of the value
	 * @param tenant the tenant
	 * @param path path of the field
	 * @param type type of the value
	 * @param change makes the new value of the one held, which is empty while the field
	 * is null
	 * @return the version that it made
	 */
	default <T> Mono<WriteAnswer> update(String tenant, String path, Class<T> type, Function<Optional<T>, T> change) {
		return Mono.defer(() -> readField(tenant, path, null, false)).flatMap((response) -> {
			FieldValue field = response.value();
			TypedValue value = FieldReader.keepType(field,
					FieldReader.typed(change.apply(Optional.ofNullable(FieldReader.read(field, type)))));
			String checksum = field.isUnset() ? null : field.checksum();
			return writeField(tenant, path, new FieldUpdate(value, checksum, null, null, null),
					CallOptions.none().withoutRetry());
		})
			.retryWhen(Retry.max(2)
				.filter(ConfigClient::isMismatch)
				.onRetryExhaustedThrow((spec, last) -> last.failure()));
	}

	/**
	 * List all versions. A page that the server repeats ends the list.
	 * @param tenant the tenant
	 * @return the versions, newest first
	 */
	default Flux<ConfigVersion> versions(String tenant) {
		return Flux.defer(() -> {
			AtomicLong last = new AtomicLong(Long.MAX_VALUE);
			return readVersions(tenant, 100, null)
				.expand((page) -> page.nextPageToken().isEmpty() ? Mono.empty()
						: readVersions(tenant, 100, page.nextPageToken()))
				.flatMapIterable(VersionsAnswer::versions)
				.takeWhile((version) -> version.version() < last.getAndSet(version.version()));
		});
	}

	/**
	 * Check that the version of the server is compatible with this client: 0.3 or later,
	 * before 1.0. A version that is not a number, such as {@code dev}, is accepted.
	 * @return completes if they do
	 */
	default Mono<Void> checkCompatibility() {
		return serverInfo().flatMap((info) -> FieldReader.isCompatible(info.version()) ? Mono.empty()
				: Mono.error(new IllegalStateException("OpenDecree " + info.version()
						+ " is not compatible with this client, which needs 0.3 or later, before 1.0")));
	}

	private static boolean isMismatch(Throwable failure) {
		return failure instanceof ApiResponseException response
				&& response.error(ConfigError.ChecksumMismatch.class).isPresent();
	}

}
