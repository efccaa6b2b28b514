package org.example.github;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.tandem.ApiResponseException;
import dev.tandem.test.StubbedClient;
import org.example.github.model.BasicError;
import org.example.github.model.Contributor;
import org.example.github.model.Issue;
import org.example.github.model.IssuesCreateRequest;
import org.example.github.model.IssuesLockRequest;
import org.example.github.model.IssuesUpdateCommentRequest;
import org.example.github.model.Label;
import org.example.github.model.Release;
import org.example.github.model.ReposCreateCommitStatusRequest;
import org.example.github.model.ReposCreateReleaseRequest;
import org.example.github.model.ReposReplaceAllTopicsRequest;
import org.example.github.model.Tag;
import org.example.github.model.Topic;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Operations of a large description, 21 of the 262 of two tags, called on a mock
 * server.
 */
@SpringBootTest
class GitHubTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String REPO = "/repos/octo/cat";

	@StubbedClient("github")
	WireMockServer server;

	@Autowired
	IssuesApi reactiveIssues;

	@Autowired
	BlockingIssuesApi issues;

	@Autowired
	ReposApi reactiveRepos;

	@Autowired
	BlockingReposApi repos;

	@Test
	void issuesAreRead() {
		this.server.stubFor(get(urlPathEqualTo(REPO + "/issues")).willReturn(okJson("[%s]".formatted(issue(7)))));
		this.server.stubFor(get(REPO + "/issues/7").willReturn(okJson(issue(7))));
		OffsetDateTime since = OffsetDateTime.parse("2026-01-31T10:00:00Z");
		assertThat(this.issues.issuesListForRepo("octo", "cat", null, "open", null, null, null, null, null, "bug", null,
				null, since, 50, 1))
			.extracting(Issue::getNumber)
			.containsExactly(7);
		assertThat(this.issues.issuesGet("octo", "cat", 7).getTitle()).isEqualTo("Broken");
		assertThat(this.reactiveIssues.issuesGet("octo", "cat", 7).map(Issue::getNumber).block(LIMIT)).isEqualTo(7);
		this.server.verify(getRequestedFor(urlPathEqualTo(REPO + "/issues")).withQueryParam("state", equalTo("open"))
			.withQueryParam("labels", equalTo("bug"))
			.withQueryParam("since", equalTo("2026-01-31T10:00:00Z"))
			.withQueryParam("per_page", equalTo("50")));
	}

	@Test
	void issuesAreWritten() {
		this.server.stubFor(post(REPO + "/issues").willReturn(jsonResponse(issue(8), 201)));
		this.server.stubFor(put(REPO + "/issues/8/lock").willReturn(noContent()));
		this.server.stubFor(delete(REPO + "/issues/8/lock").willReturn(noContent()));
		assertThat(this.issues.issuesCreate("octo", "cat", new IssuesCreateRequest("Broken").body("Text")).getNumber())
			.isEqualTo(8);
		this.issues.issuesLock("octo", "cat", 8,
				new IssuesLockRequest().lockReason(IssuesLockRequest.LockReasonEnum.TOO_HEATED));
		this.issues.issuesUnlock("octo", "cat", 8);
		this.server.verify(postRequestedFor(urlEqualTo(REPO + "/issues")).withRequestBody(equalToJson("""
				{"title": "Broken", "body": "Text"}""", true, true)));
		this.server.verify(putRequestedFor(urlEqualTo(REPO + "/issues/8/lock"))
			.withRequestBody(matchingJsonPath("$.lock_reason", equalTo("too heated"))));
	}

	@Test
	void commentsAreWritten() {
		this.server.stubFor(post(REPO + "/issues/7/comments").willReturn(jsonResponse("""
				{"id": 1, "body": "Yes"}""", 201)));
		this.server.stubFor(get(REPO + "/issues/7/comments?per_page=10").willReturn(okJson("""
				[{"id": 1, "body": "Yes"}]""")));
		this.server.stubFor(delete(REPO + "/issues/comments/1").willReturn(noContent()));
		assertThat(this.issues.issuesCreateComment("octo", "cat", 7, new IssuesUpdateCommentRequest("Yes")).getId())
			.isEqualTo(1);
		assertThat(this.issues.issuesListComments("octo", "cat", 7, null, 10, null)).extracting("body")
			.containsExactly("Yes");
		this.issues.issuesDeleteComment("octo", "cat", 1L);
	}

	@Test
	void labelsAndAssigneesAreRead() {
		this.server.stubFor(get(REPO + "/labels").willReturn(okJson("""
				[{"id": 1, "name": "bug", "default": true}]""")));
		this.server.stubFor(delete(REPO + "/issues/7/labels/bug").willReturn(okJson("[]")));
		this.server.stubFor(get(REPO + "/assignees/jane").willReturn(noContent()));
		assertThat(this.issues.issuesListLabelsForRepo("octo", "cat", null, null)).extracting(Label::getName)
			.containsExactly("bug");
		assertThat(this.issues.issuesRemoveLabel("octo", "cat", 7, "bug")).isEmpty();
		this.issues.issuesCheckUserCanBeAssigned("octo", "cat", "jane");
	}

	@Test
	void repositoriesAreRead() {
		this.server.stubFor(get(REPO).willReturn(okJson("""
				{"id": 1, "full_name": "octo/cat", "private": false}""")));
		this.server.stubFor(get(REPO + "/languages").willReturn(okJson("""
				{"Java": 100, "Kotlin": 1}""")));
		this.server.stubFor(get(REPO + "/tags").willReturn(okJson("""
				[{"name": "v1"}]""")));
		this.server.stubFor(get(REPO + "/contributors").willReturn(okJson("""
				[{"login": "jane", "contributions": 3}]""")));
		this.server.stubFor(get(REPO + "/topics").willReturn(okJson("""
				{"names": ["http"]}""")));
		assertThat(this.repos.reposGet("octo", "cat").getFullName()).isEqualTo("octo/cat");
		assertThat(this.repos.reposListLanguages("octo", "cat")).isEqualTo(Map.of("Java", 100, "Kotlin", 1));
		assertThat(this.repos.reposListTags("octo", "cat", null, null)).extracting(Tag::getName).containsExactly("v1");
		assertThat(this.reactiveRepos.reposListContributors("octo", "cat", null, null, null)
			.map(Contributor::getLogin)
			.collectList()
			.block(LIMIT)).containsExactly("jane");
		assertThat(this.repos.reposGetAllTopics("octo", "cat", null, null)).isEqualTo(new Topic(List.of("http")));
	}

	@Test
	void repositoriesAreWritten() {
		this.server.stubFor(put(REPO + "/topics").willReturn(okJson("""
				{"names": ["http"]}""")));
		this.server.stubFor(post(REPO + "/releases").willReturn(jsonResponse("""
				{"id": 5, "tag_name": "v1"}""", 201)));
		this.server.stubFor(get(REPO + "/releases/latest").willReturn(okJson("""
				{"id": 5, "tag_name": "v1"}""")));
		this.server.stubFor(post(REPO + "/statuses/abc").willReturn(jsonResponse("""
				{"id": 9, "state": "success"}""", 201)));
		this.server.stubFor(delete(REPO).willReturn(noContent()));
		assertThat(this.repos.reposReplaceAllTopics("octo", "cat", new ReposReplaceAllTopicsRequest(List.of("http")))
			.getNames()).containsExactly("http");
		assertThat(this.repos.reposCreateRelease("octo", "cat", new ReposCreateReleaseRequest("v1").draft(true)))
			.extracting(Release::getId)
			.isEqualTo(5);
		assertThat(this.repos.reposGetLatestRelease("octo", "cat").getTagName()).isEqualTo("v1");
		assertThat(this.repos
			.reposCreateCommitStatus("octo", "cat", "abc",
					new ReposCreateCommitStatusRequest(ReposCreateCommitStatusRequest.StateEnum.SUCCESS))
			.getState()).isEqualTo("success");
		this.repos.reposDelete("octo", "cat");
		this.server.verify(postRequestedFor(urlEqualTo(REPO + "/statuses/abc"))
			.withRequestBody(matchingJsonPath("$.state", equalTo("success"))));
	}

	@Test
	void errorsAreTyped() {
		this.server.stubFor(get(REPO + "/issues/404").willReturn(jsonResponse("""
				{"message": "Not Found"}""", 404)));
		assertThatExceptionOfType(ApiResponseException.class)
			.isThrownBy(() -> this.issues.issuesGet("octo", "cat", 404))
			.satisfies(
					(ex) -> assertThat(ex.error(BasicError.class)).map(BasicError::getMessage).contains("Not Found"));
	}

	private static String issue(int number) {
		return """
				{"id": 1%1$d, "number": %1$d, "title": "Broken", "state": "open", "labels": [],
				 "created_at": "2026-01-31T10:00:00Z"}""".formatted(number);
	}

}
