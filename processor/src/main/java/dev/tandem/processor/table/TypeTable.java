package dev.tandem.processor.table;

/**
 * What types become from a reactive to a blocking interface and back: the one table of
 * them. It is text in compile-time constants, so that tests and documents are held to the
 * same rows. The first row that fits counts. {@code T} stands for any type.
 */
public final class TypeTable {

	/**
	 * Return types: reactive, blocking, the method of {@code BlockingCall} that waits,
	 * and when the row holds. {@code stream} is a row of responses whose elements come
	 * one by one, {@code to blocking} and {@code to reactive} hold in one direction only.
	 */
	public static final String RESULTS = """
			Mono<ResponseEntity<Flux<DataBuffer>>> | ResponseEntity<InputStream> | inputStreamEntity |
			Mono<ResponseEntity<Flux<T>>>          | ResponseEntity<Stream<T>>   | streamEntity      | stream
			Mono<ResponseEntity<Flux<T>>>          | ResponseEntity<List<T>>     | listEntity        | to blocking
			Mono<ResponseEntity<T>>                | ResponseEntity<T>           | response          |
			Mono<ApiResult<T>>                     | ApiResult<T>                | response          |
			Flux<DataBuffer>                       | InputStream                 | inputStream       |
			Flux<T>                                | Stream<T>                   | stream            | stream
			Flux<T>                                | List<T>                     | list              |
			Mono<Void>                             | void                        | completion        |
			Mono<Optional<T>>                      | Optional<T>                 | optional          | to blocking
			Mono<T>                                | Optional<T>                 | present           | to reactive
			Mono<T>                                | CompletableFuture<T>        | future            | to reactive
			Mono<T>                                | CompletionStage<T>          | future            | to reactive
			Mono<T>                                | @Nullable T                 | value             |
			""";

	/**
	 * Parameters of a reactive definition: reactive, blocking, the method of
	 * {@code PublishedArgument} that converts. Those of a blocking definition stay as
	 * they are.
	 */
	public static final String PARAMETERS = """
			Flux<DataBuffer> | Resource    | buffers | to blocking
			Flux<T>          | Iterable<T> | flux    | to blocking
			Mono<T>          | T           | mono    | to blocking
			""";

	/**
	 * Types of other libraries that a reactive definition may return, and what they count
	 * as.
	 */
	public static final String PUBLISHERS = """
			CompletableFuture<T> | Mono<T>
			CompletionStage<T>   | Mono<T>
			Single<T>            | Mono<T>
			Maybe<T>             | Mono<T>
			Uni<T>               | Mono<T>
			Completable          | Mono<Void>
			Publisher<T>         | Flux<T>
			Flow.Publisher<T>    | Flux<T>
			Observable<T>        | Flux<T>
			Flowable<T>          | Flux<T>
			Multi<T>             | Flux<T>
			""";

	/**
	 * Packages of the types in the table.
	 */
	public static final String PACKAGES = """
			reactor.core.publisher           | Mono Flux
			org.reactivestreams              | Publisher
			java.util.concurrent             | CompletableFuture CompletionStage Flow.Publisher
			io.reactivex.rxjava3.core        | Single Maybe Completable Observable Flowable
			io.smallrye.mutiny               | Uni Multi
			org.springframework.http         | ResponseEntity
			org.springframework.core.io      | Resource
			org.springframework.core.io.buffer | DataBuffer
			dev.tandem                       | ApiResult
			java.lang                        | Void Iterable
			java.util                        | List Optional
			java.util.stream                 | Stream
			java.io                          | InputStream
			""";

	private TypeTable() {
	}

}
