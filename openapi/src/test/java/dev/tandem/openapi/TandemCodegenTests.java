package dev.tandem.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TandemCodegen}: what is left out is warned of. What is generated is
 * compiled and called by the example.
 */
@ExtendWith(OutputCaptureExtension.class)
class TandemCodegenTests {

	private static final String DESCRIPTION = """
			openapi: 3.0.3
			info: { title: Pets, version: "1" }
			paths:
			  /pets:
			    get:
			      operationId: findPets
			      parameters:
			        - name: filter
			          in: query
			          style: deepObject
			          schema:
			            type: object
			            properties:
			              name: { type: string }
			              labels: { type: object, additionalProperties: { type: string } }
			      responses:
			        "200":
			          description: ok
			          content:
			            application/json:
			              schema: { $ref: "#/components/schemas/Pet" }
			  /pets/{id}/login:
			    post:
			      operationId: login
			      parameters:
			        - { name: id, in: path, required: true, schema: { type: integer } }
			        - { name: x-tenant, in: query, required: true, schema: { type: string } }
			        - { name: lang, in: query, schema: { type: string } }
			      requestBody:
			        required: true
			        content:
			          application/x-www-form-urlencoded; charset=utf-8:
			            schema:
			              type: object
			              required: [password]
			              properties:
			                password: { type: string }
			      responses:
			        "204": { description: ok }
			  /pets/{id}/events:
			    get:
			      operationId: watchPet
			      parameters:
			        - { name: id, in: path, required: true, schema: { type: integer } }
			      responses:
			        "200":
			          description: ok
			          content:
			            text/event-stream:
			              schema: { $ref: "#/components/schemas/Pet" }
			        "404":
			          description: unknown
			          content:
			            application/json:
			              schema: { $ref: "#/components/schemas/Pet" }
			  /pets/{id}/picture:
			    put:
			      operationId: replacePicture
			      parameters:
			        - { name: id, in: path, required: true, schema: { type: integer } }
			        - { name: size, in: query, schema: { type: integer } }
			      requestBody:
			        required: true
			        content:
			          image/*:
			            schema: { type: string, format: binary }
			      responses:
			        "204": { description: ok }
			components:
			  schemas:
			    Pet:
			      type: object
			      properties:
			        first-name: { type: string }
			        firstName: { type: string }
			""";

	@TempDir
	private Path directory;

	@Test
	void propertiesThatAreOneInJavaAreWarnedOf(CapturedOutput log) throws IOException {
		generate(Map.of());
		assertThat(log).contains("The schema 'Pet' has the properties 'first-name' and 'firstName', which are both "
				+ "'firstName' in Java: the second is left out. Give it another name by the option nameMappings.");
		assertThat(source("Pet.java")).containsOnlyOnce("String getFirstName()");
	}

	@Test
	void propertiesThatAreMappedToNamesAreBothThere(CapturedOutput log) throws IOException {
		generate(Map.of("first-name", "givenName"));
		assertThat(log).doesNotContain("which are both");
		assertThat(source("Pet.java")).contains("String getGivenName()", "String getFirstName()");
	}

	@Test
	void propertyThatNoDeepObjectCanSetIsWarnedOf(CapturedOutput log) throws IOException {
		generate(Map.of());
		assertThat(log).contains("The query parameter 'filter' cannot set filter[labels]: it is a map, or an array of "
				+ "objects, which no deep object can. It is left out.");
		assertThat(source("PetsApi.java", "DefaultApi.java")).contains("filter[name]").doesNotContain("filter[labels]");
	}

	@Test
	void queryBesideAFormIsAPartOfTheUrl(CapturedOutput log) throws IOException {
		generate(Map.of());
		assertThat(method("login")).contains("url = \"/pets/{id}/login?x-tenant={xTenant}\"")
			.contains("contentType = \"application/x-www-form-urlencoded\"")
			.contains("@PathVariable(\"id\")", "@PathVariable(\"xTenant\") String xTenant")
			.contains("@RequestParam(\"password\") String password")
			.doesNotContain("lang");
		assertThat(log)
			.contains("The query parameter 'lang' of login is left out: it is optional, and the query beside a "
					+ "form is a part of the URL. Set it in a call: "
					+ "clients.with(api, CallOptions.none().withQuery(\"lang\", value)).");
		assertThat(method("replacePicture")).contains("url = \"/pets/{id}/picture\"",
				"@RequestParam(name = \"size\", required = false)");
	}

	@Test
	void queryOfSeveralValuesBesideAFormIsRefused() throws IOException {
		String description = DESCRIPTION.replace("x-tenant, in: query, required: true, schema: { type: string }",
				"x-tenant, in: query, required: true, schema: { type: array, items: { type: string } }");
		CodegenConfigurator configurator = configurator(description).addAdditionalProperty(TandemCodegen.CLIENT,
				"pets");
		assertThatException().isThrownBy(() -> new DefaultGenerator().opts(configurator.toClientOptInput()).generate())
			.havingRootCause()
			.withMessage("The query parameter 'x-tenant' of login cannot be sent beside a form: it has several values. "
					+ "Give the operation x-internal: true in the description, which leaves it out, and write it by hand.");
	}

	@Test
	void streamWithErrorsInJsonIsAStream() throws IOException {
		generate(Map.of());
		assertThat(method("watchPet")).contains("accept = { \"text/event-stream\" }", "Flux<Pet> watchPet(");
	}

	@Test
	void rangeOfMediaTypesIsNoContentType() throws IOException {
		generate(Map.of());
		assertThat(method("replacePicture")).contains("accept = {").doesNotContain("contentType");
	}

	@Test
	void clientWithoutANameIsRefused() throws IOException {
		CodegenConfigurator configurator = configurator();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new DefaultGenerator().opts(configurator.toClientOptInput()).generate())
			.withMessageStartingWith("The option 'client' is missing.");
	}

	private void generate(Map<String, String> names) throws IOException {
		CodegenConfigurator configurator = configurator().addAdditionalProperty(TandemCodegen.CLIENT, "pets")
			.setNameMappings(names);
		new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
	}

	private CodegenConfigurator configurator() throws IOException {
		return configurator(DESCRIPTION);
	}

	private CodegenConfigurator configurator(String text) throws IOException {
		Path description = Files.writeString(this.directory.resolve("pets.yaml"), text);
		return new CodegenConfigurator().setGeneratorName("tandem")
			.setInputSpec(description.toString())
			.setOutputDir(this.directory.resolve("out").toString());
	}

	/**
	 * What is generated for an operation.
	 */
	private String method(String name) throws IOException {
		String source = source("PetsApi.java", "DefaultApi.java");
		int end = source.indexOf(";", source.indexOf(" " + name + "("));
		return source.substring(source.lastIndexOf("@HttpExchange(", end), end);
	}

	private String source(String... names) throws IOException {
		try (var files = Files.walk(this.directory)) {
			Path file = files.filter((each) -> List.of(names).contains(String.valueOf(each.getFileName())))
				.findFirst()
				.orElseThrow();
			return Files.readString(file);
		}
	}

}
