package dev.tandem.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.autoconfigure.json.AutoConfigureJson;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Test slice for definitions: starts their clients with JSON, validation and meters in
 * memory, and nothing else of the application. Each client calls a WireMock server of its
 * own, which is injected by {@link StubbedClient @StubbedClient}. Both twins can be
 * injected. <pre class="code">
 * &#64;ApiClientTest(TodoApi.class)
 * class TodoApiTests {
 *
 *     &#64;StubbedClient("todo")
 *     WireMockServer server;
 *
 *     &#64;Autowired
 *     BlockingTodoApi todos;
 *
 *     &#64;Test
 *     void getHasTitle() {
 *         this.server.stubFor(get("/todo/7").willReturn(okJson("{\"title\": \"Sign\"}")));
 *         assertThat(this.todos.get(7).title()).isEqualTo("Sign");
 *     }
 *
 * }
 * </pre>
 * <p>
 * The servers are reset before each test, also what {@code @BeforeAll} has stubbed, and
 * with them the limits of the clients: rate, circuit and retry budget. A request that
 * matches no stub fails its test, with the nearest stub in the message.
 * <p>
 * The settings of the clients are those of the application, except the base URL. An API
 * key or password that refers to a property that is not set, or a key file that does not
 * exist, is replaced by {@code test-key}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@BootstrapWith(ApiClientTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(ApiClientTypeExcludeFilter.class)
@AutoConfigureJson
@ImportAutoConfiguration
public @interface ApiClientTest {

	/**
	 * Definitions to test, marked {@code @ApiClient}. Other definitions of the
	 * application are left out, and with them their clients.
	 * @return the definitions
	 */
	@AliasFor("definitions")
	Class<?>[] value() default {};

	/**
	 * The same as {@link #value()}.
	 * @return the definitions
	 */
	@AliasFor("value")
	Class<?>[] definitions() default {};

	/**
	 * Clients to test that have no definition and are called through
	 * {@code ApiClients.client(name)}.
	 * @return names of clients
	 */
	String[] clients() default {};

	/**
	 * Properties in the form {@code key=value} that are added to the environment before
	 * the test runs.
	 * @return the properties to add
	 */
	String[] properties() default {};

	/**
	 * Whether components are filtered. By default only components that configure clients
	 * or JSON are included, such as customizers, key suppliers and Jackson modules.
	 * @return whether the default filters are used
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Filters for components that are included in addition.
	 * @return the filters
	 */
	Filter[] includeFilters() default {};

	/**
	 * Filters for components that are excluded.
	 * @return the filters
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Auto-configurations to leave out.
	 * @return the auto-configurations
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
