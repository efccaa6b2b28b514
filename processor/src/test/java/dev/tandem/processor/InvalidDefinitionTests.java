package dev.tandem.processor;

import java.util.List;
import java.util.Locale;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One error for each mistake, on its line, that says what to write.
 */
class InvalidDefinitionTests {

	private static final String IMPORTS = "package example; import java.util.*; import java.util.concurrent.*;"
			+ " import java.util.stream.*; import dev.tandem.*; import org.springframework.http.*;"
			+ " import org.springframework.web.service.annotation.*; import org.springframework.web.bind.annotation.*;"
			+ " import reactor.core.publisher.*; import org.reactivestreams.Publisher; ";

	@ParameterizedTest
	@CsvSource({ "class, a class", "enum, an enum", "@interface, an annotation type" })
	void processWhenNotAnInterfaceFails(String keyword, String kind) {
		assertError("""
				@ApiClient("todo")
				%s TodoApi {
				}
				""".formatted(keyword), 2, "@ApiClient is on TodoApi, which is " + kind
				+ ": a definition is an interface, write 'interface TodoApi'");
	}

	@Test
	void processWhenRecordFails() {
		assertError("""
				@ApiClient("todo")
				record TodoApi() {
				}
				""", 2,
				"@ApiClient is on TodoApi, which is a record: a definition is an interface, write 'interface TodoApi'");
	}

	@Test
	void processWhenPrivateFails() {
		assertError("""
				class Outer {
					@ApiClient("todo")
					private interface TodoApi {
					}
				}
				""", 3, "TodoApi cannot be seen by its twin, because TodoApi is private: remove 'private'");
	}

	@Test
	void processWhenInPrivateTypeFails() {
		assertError("""
				class Outer {
					private static class Inner {
						@ApiClient("todo")
						interface TodoApi {
						}
					}
				}
				""", 4, "TodoApi cannot be seen by its twin, because Inner is private: remove 'private'");
	}

	@Test
	void processWhenGenericFails() {
		assertError("""
				@ApiClient("todo")
				interface Crud<T> {
					@GetExchange
					Mono<T> get();
				}
				""", 2,
				"Crud has type parameters, and a client needs their types: take @ApiClient off it and write it on"
						+ " an interface that extends Crud with types, such as 'interface TodoCrud extends Crud<Todo>'");
	}

	@ParameterizedTest
	@CsvSource({ "Bloomy, bloomy", "bloomGrowth, bloom-growth", "bloom_growth, bloom-growth",
			"bloom--growth, bloom-growth", "bloom-, bloom", "2nd, nd", "'', todo", "a b, a-b" })
	void processWhenClientNameIsInvalidFails(String name, String suggestion) {
		assertError("""
				@Deprecated
				@ApiClient(
					"%s")
				interface TodoApi {
					@GetExchange
					Mono<Todo> get();
				}
				""".formatted(name), 3,
				"'" + name + "' is no name for a client: write lower-case letters, digits and single dashes, starting"
						+ " with a letter, such as \"" + suggestion + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bloomy", "bloom-growth", "v2", "a-1-b" })
	void processWhenClientNameIsValidSucceeds(String name) {
		Compilation compilation = compile("""
				@ApiClient("%s")
				interface TodoApi {
				}
				""".formatted(name));
		assertThat(compilation.diagnostics()).isEmpty();
	}

	@Test
	void processWhenMethodHasNoExchangeFails() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@Deprecated
					Mono<Todo> get();
				}
				""", 4, "TodoApi.get has no @HttpExchange: write @GetExchange, @PostExchange or another of its kind on"
				+ " the method, or make it a default method");
	}

	@Test
	void processWhenInheritedMethodHasNoExchangeFailsOnMethod() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi extends Base {
				}
				interface Base {
					Mono<Todo> get();
				}
				""", 5, "Base.get has no @HttpExchange: write @GetExchange, @PostExchange or another of its kind on"
				+ " the method, or make it a default method");
	}

	@Test
	void processWhenTwoDefinitionsInheritTheMistakeFailsOnce() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi extends Base {
				}
				@ApiClient("todo")
				interface NoteApi extends Base {
				}
				interface Base {
					Mono<Todo> get();
				}
				""", 8, "Base.get has no @HttpExchange: write @GetExchange, @PostExchange or another of its kind on"
				+ " the method, or make it a default method");
	}

	@Test
	void processWhenMethodOfClassFileHasNoExchangeFailsOnDefinition() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi extends Callable<Mono<Todo>> {
				}
				""", 2,
				"Callable.call has no @HttpExchange: write @GetExchange, @PostExchange or another of its kind on"
						+ " the method, or make it a default method");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ResponseEntity<Flux<Todo>>     | Mono<ResponseEntity<Flux<Todo>>>
			Mono                           | Mono<Todo>, with the type of the response in place of Todo
			Flux                           | Flux<Todo>, with the type of the elements in place of Todo
			Publisher                      | Flux<Todo>, with the type of the elements in place of Todo
			Mono<Flux<Todo>>               | Flux<Todo>
			Mono<Mono<Todo>>               | Mono<Todo>
			Flux<Mono<Todo>>               | Flux<Todo>
			Flux<Flux<Todo>>               | Flux<Todo>
			Mono<Publisher<Todo>>          | Flux<Todo>
			Mono<ResponseEntity<Mono<Todo>>>           | Mono<ResponseEntity<Todo>>
			Mono<ResponseEntity<Publisher<Todo>>>      | Mono<ResponseEntity<Flux<Todo>>>
			Mono<ResponseEntity<Flux<? extends Todo>>> | Mono<ResponseEntity<Flux<Todo>>>
			Flux<CompletableFuture<Todo>>              | Flux<Todo>
			CompletableFuture<Flux<Todo>>              | Flux<Todo>
			CompletableFuture<ResponseEntity<Flow.Publisher<Todo>>> | Mono<ResponseEntity<Flux<Todo>>>
			""")
	void processWhenReturnTypeHasNoTwinFails(String type, String suggestion) {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@SuppressWarnings("rawtypes")
					@GetExchange
					%s get();
				}
				""".formatted(type), 5,
				"TodoApi.get returns '" + type + "', which has no blocking twin: write " + suggestion);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			IntStream                  | List<T> for a body that ends, Stream<T> for elements as they come, \
			with the type of the elements in place of T
			Iterator<Todo>             | List<T> for a body that ends, Stream<T> for elements as they come
			Future<Todo>               | CompletableFuture<Todo>
			java.io.Reader             | InputStream
			CompletableFuture<Flux<Todo>> | CompletableFuture<List<Todo>>
			CompletableFuture<Mono<Todo>> | CompletableFuture<Todo>
			""")
	void processWhenBlockingReturnTypeHasNoTwinFails(String type, String suggestion) {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@GetExchange
					Todo get();
					@GetExchange
					Todo other();
					@GetExchange
					%s list();
				}
				""".formatted(type), 8, "TodoApi.list returns '" + type.replaceFirst("^java\\.io\\.", "")
				+ "', which has no reactive twin: write " + suggestion);
	}

	@Test
	void processWhenDefaultMethodOfBlockingDefinitionIsReactiveFails() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@GetExchange
					Todo get();
					default Mono<Todo> later() {
						return Mono.just(get());
					}
				}
				""", 5, "TodoApi.later returns 'Mono<Todo>', which has no reactive twin: write Todo");
	}

	@Test
	void processWhenMostOperationsAreReactiveNamesTheBlockingOnes() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@GetExchange
					Mono<Todo> get();
					@GetExchange
					List<Todo> list();
					@GetExchange
					Flux<Todo> all();
					@GetExchange
					void ping();
					@GetExchange
					CompletableFuture<Todo> later();
					@GetExchange
					Mono<Todo> last();
				}
				class User {
					BlockingTodoApi api;
				}
				""", 6, "TodoApi is written in reactive style, but list returns 'List<Todo>', ping returns 'void':"
				+ " a definition has one style, so return Mono or Flux there as well");
	}

	@Test
	void processWhenMostOperationsAreBlockingNamesTheReactiveOnes() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@GetExchange
					Todo get();
					@GetExchange
					Flux<Todo> all();
				}
				class User {
					ReactiveTodoApi api;
				}
				""", 6,
				"TodoApi is written in blocking style, but all returns 'Flux<Todo>': a definition has one style,"
						+ " so return the type itself, without Mono or Flux, there as well");
	}

	@Test
	void processWhenFunctionIsSuspendedSaysWhatToWriteInKotlin() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@GetExchange
					Object get(@RequestParam long id, kotlin.coroutines.Continuation<? super Todo> continuation);
				}
				""", 4,
				"TodoApi.get is a suspend function, which a definition cannot have: write 'fun get(...):"
						+ " Mono<Todo>' and inject SuspendTodoApi (written if kotlinx-coroutines-reactor is on the"
						+ " class path), where it is a suspend function");
	}

	@Test
	void processWhenDefinitionIsInBlockingStyleSaysWhatToWriteInKotlin() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@GetExchange("/all")
					java.util.List<Todo> all();
					@GetExchange
					Object get(@RequestParam long id, kotlin.coroutines.Continuation<? super Todo> continuation);
				}
				""", 6,
				"TodoApi.get is a suspend function, which a definition cannot have: write 'fun get(...):"
						+ " Todo' and inject SuspendTodoApi (written if kotlinx-coroutines-reactor is on the"
						+ " class path), where it is a suspend function");
	}

	/**
	 * A stub as kapt writes it for a function with a body, with -jvm-default=disable.
	 */
	@Test
	void processWhenKotlinPutsBodyBesideInterfaceNamesTheOption() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					Mono<Todo> first(long userId);

					final class DefaultImpls {

						public static Mono<Todo> first(TodoApi $this, long userId) {
							return null;
						}

					}
				}
				""", 3,
				"TodoApi.first has a body that Kotlin compiles into a class beside the interface, where no client runs"
						+ " it: remove the compiler option -jvm-default=disable, or set -Xjvm-default=all before"
						+ " Kotlin 2.2");
	}

	@Test
	void processWhenFlowIsReturnedSaysWhatToWriteInKotlin() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@GetExchange
					kotlinx.coroutines.flow.Flow<Todo> list();
				}
				""", 4,
				"TodoApi.list returns a Flow, which a definition cannot have: write 'fun list(...): Flux<Todo>' and"
						+ " inject SuspendTodoApi (written if kotlinx-coroutines-reactor is on the class path), where it"
						+ " returns a Flow");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GetMapping("/a")         | GetMapping     | GetExchange("/a")
			PostMapping              | PostMapping    | PostExchange
			RequestMapping(path="a") | RequestMapping | HttpExchange("a")
			""")
	void processWhenMappingIsOfControllerSaysWhichExchange(String written, String name, String exchange) {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@%s
					Mono<Todo> get();
				}
				""".formatted(written), 4,
				"TodoApi.get has @" + name + ", which is for controllers: write @" + exchange);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Mono<Todo>", "Todo" })
	void processWhenMethodHasTwoExchangesFails(String type) {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@GetExchange("/a")
					@PostExchange("/a")
					%s get();
				}
				""".formatted(type), 4,
				"TodoApi.get has two @HttpExchange, @GetExchange and @PostExchange, and Spring refuses both: remove"
						+ " one");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Mono<Todo>", "Todo" })
	void processWhenExchangeIsOverriddenTakesTheNearest(String type) {
		Compilation compilation = compile("""
				@ApiClient("todo")
				@HttpExchange("/v2")
				interface TodoApi extends Base {
					@Override
					@GetExchange("/a")
					%1$s get();
				}
				@HttpExchange(url = "/{v1", contentType = "json")
				interface Base {
					@HttpExchange(method = "POST", url = "/b/{id}")
					%1$s get();
				}
				""".formatted(type));
		assertThat(compilation.diagnostics()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Mono<Todo>", "Todo" })
	void processWhenExchangesOfParentsDifferWarns(String type) {
		Compilation compilation = Sources.compiler("-parameters")
			.withProcessors(new ApiClientProcessor())
			.compile(Sources.withTandem(List.of(JavaFileObjects.forSourceString("example.TodoApi", IMPORTS + """
					@ApiClient("todo")
					interface TodoApi extends Gets, Finds {
					}
					interface Gets {
						@GetExchange("/a")
						%1$s get();
					}
					interface Finds {
						@GetExchange("/b")
						%1$s get();
					}
					""".formatted(type)))));
		assertThat(compilation).hadWarningCount(1);
		assertThat(compilation)
			.hadWarningContaining("TodoApi inherits different @HttpExchange of Gets.get from example.Gets and"
					+ " example.Finds, and Spring takes the first: write the one that counts in TodoApi");
	}

	@Test
	void processWhenOverloadsBecomeOneFails() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@PostExchange
					Mono<Todo> create(@RequestBody Todo todo, @RequestParam Integer... ids);
					@PostExchange
					Mono<Todo> create(@RequestBody Mono<Todo> todo, @RequestParam Integer... ids);
				}
				""", 6,
				"create(Todo, Integer[]) and create(Mono<Todo>, Integer[]) both become create(Todo, Integer[]) in the"
						+ " blocking twin: rename one");
	}

	@Test
	void processWhenGenericOverloadsBecomeOneFails() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@PostExchange
					<T extends Number> Mono<Todo> create(@RequestBody Mono<T> number);
					@PostExchange
					Mono<Todo> create(@RequestBody Number number);
				}
				""", 6,
				"create(Mono<T>) and create(Number) both become create(Number) in the blocking twin: rename one");
	}

	@Test
	void processWhenFormsOfDefinitionHaveCharsetFailsOnce() {
		assertError("""
				@ApiClient("todo")
				@HttpExchange(contentType = "application/x-www-form-urlencoded; charset=utf-8")
				interface TodoApi {
					@PostExchange
					Mono<Todo> create(@RequestParam String title);
					@PostExchange
					Mono<Todo> login(@RequestParam String password);
					@GetExchange
					Mono<Todo> find(@RequestParam String text);
				}
				""", 2,
				"'application/x-www-form-urlencoded; charset=utf-8' in contentType of TodoApi has a parameter, and the"
						+ " fields of the form would be sent in the URL: leave the parameter out, as in"
						+ " \"application/x-www-form-urlencoded\", since forms are UTF-8");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Mono<Void> | clone
			Mono<Todo> | finalize
			Mono<Void> | finalize
			void       | clone
			void       | finalize
			""")
	void processWhenNameIsOfObjectFails(String type, String name) {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@GetExchange
					%s %s();
					@GetExchange
					%s %s(@RequestParam long id);
				}
				""".formatted(type, name, type, name), 4,
				"TodoApi." + name + " has the name of a method that generated code has of its own: rename it");
	}

	@Test
	void processWhenNameOfTwinIsTakenFails() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
				}
				class BlockingTodoApi {
				}
				""", 2, "The blocking twin of TodoApi cannot be written: rename the definition, because"
				+ " BlockingTodoApi exists already");
	}

	@Test
	void processWhenMistakesAreTwoReportsBoth() {
		Compilation compilation = compile("""
				@ApiClient("todo")
				interface TodoApi {
					Mono<Todo> get();
					@GetExchange
					Mono<Flux<Todo>> list();
				}
				""");
		assertThat(compilation.errors()).hasSize(2);
	}

	@Test
	void processWhenTwinOfInvalidDefinitionIsUsedReportsMistakeAlone() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					@GetExchange
					Mono<Mono<Todo>> get();
				}
				class User {
					BlockingTodoApi api;
				}
				""", 4, "TodoApi.get returns 'Mono<Mono<Todo>>', which has no blocking twin: write Mono<Todo>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			@GetExchange Mono<Tod> get();                 | Tod
			@GetExchange Mno<Todo> get();                 | Mno
			@GetExchang Mono<Todo> get();                 | GetExchang
			@GetExchange Mono<Todo> get(Map<Id, Long> m); | Id
			@GetExchange Mono<Todo> get(Id[] ids);        | Id
			@GetExchange Mono<? extends Id> get();        | Id
			@GetExchange <T extends Id> Mono<T> get();    | Id
			Todo get() throws Id;                         | Id
			""")
	void processWhenTypeIsUnresolvedLeavesErrorToCompiler(String method, String symbol) {
		assertError("""
				@ApiClient("todo")
				interface TodoApi {
					%s
				}
				""".formatted(method), 3,
				"cannot find symbol\n  symbol:   class " + symbol + "\n  location: interface example.TodoApi");
	}

	@Test
	void processWhenSuperInterfaceIsUnresolvedLeavesErrorToCompiler() {
		assertError("""
				@ApiClient("todo")
				interface TodoApi extends Absent<String> {
					Todo get();
				}
				""", 2, "cannot find symbol\n  symbol: class Absent");
	}

	@Test
	void processWhenClientNameIsUnresolvedLeavesErrorToCompiler() {
		Compilation compilation = compile("""
				@ApiClient(Names.TODO)
				interface TodoApi {
				}
				""");
		assertThat(compilation.errors()).hasSize(1);
		assertThat(compilation.errors().get(0).getMessage(Locale.ENGLISH)).contains("Names");
	}

	private static void assertError(String source, long line, String message) {
		List<Diagnostic<? extends JavaFileObject>> errors = compile(source).errors();
		assertThat(errors).as("%s", errors).hasSize(1);
		assertThat(errors.get(0).getMessage(Locale.ENGLISH)).isEqualTo(message);
		assertThat(errors.get(0).getLineNumber()).isEqualTo(line);
	}

	private static Compilation compile(String source) {
		return Sources.compile(JavaFileObjects.forSourceString("example.TodoApi", IMPORTS + source));
	}

}
