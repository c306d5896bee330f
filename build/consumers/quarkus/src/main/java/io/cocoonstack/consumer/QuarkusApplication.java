package io.cocoonstack.consumer;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.ReviewAnswer;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.auth.KeyRing;
import io.cocoonstack.common.auth.Session;
import io.cocoonstack.common.auth.SessionCookie;
import io.cocoonstack.common.auth.SessionKey;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;

/** A CocoonSet as a body, a review loop behind a resource, a session cookie. */
@Path("/")
public class QuarkusApplication {

    private static final KeyRing KEYS = KeyRing.of(SessionKey.of(new byte[32]));
    private static final SessionCookie COOKIE = SessionCookie.named("cocoon").secure(false);

    private final ReviewLoop loop = ReviewLoop.of(request -> AdmissionResponse.deny("nothing is allowed here"));

    @POST
    @Path("sets")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CocoonSet suspended(CocoonSet set) {
        set.getSpec().setSuspend(true);
        return set;
    }

    @POST
    @Path("validate")
    public Response review(byte[] body) {
        ReviewAnswer answer = loop.answer("POST", "application/json", null, body);
        return Response.status(answer.status())
                .type(answer.contentType())
                .entity(answer.body())
                .build();
    }

    @POST
    @Path("login")
    public Response login() {
        Session alice = new Session("alice", "alice@example.com", Session.NEVER);
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, COOKIE.issue(alice, KEYS, InstantSource.system()))
                .build();
    }

    @GET
    @Path("me")
    public Response me(@HeaderParam("Cookie") String cookie) {
        Session session = COOKIE.read(cookie, KEYS, InstantSource.system()).sessionOrNull();
        return session == null
                ? Response.status(401).build()
                : Response.ok(session.user()).build();
    }
}
