import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import {
  CoverUpload,
  DistrictPicture,
  NewCover,
  NewCoverUpload,
  OpenedPicture,
  PictureHiding,
} from "shared/api/district/pictures.ts";
import type { Deps } from "../../deps.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { coverPicture, permitCover, uncoverPicture } from "./covering.ts";
import { hidePictureFor, openOriginal, showPictureAgain } from "./hiding.ts";
import { removeStaffPicture } from "./removing.ts";
import { keepPictureInside, showPictureOutside } from "./outside.ts";

const path = "/api/district/pictures/{id}";
const tags = ["District"];
const params = z.object({ id: z.uuid() });

/** Faces and plates are covered before anybody outside the staff sees them. */
export function pictureRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "run");

  app.openapi(
    createRoute({
      method: "post",
      path: `${path}/covers`,
      tags,
      summary: "Get an address to send a covered photo to",
      description:
        "Then POST to `url`, as multipart/form-data: all `fields`, and last the file as " +
        "`file`: a JPEG.",
      middleware,
      request: { params, body: body(NewCoverUpload) },
      responses: {
        201: answer(CoverUpload, "Permission for one covered photo"),
        ...refusals("pictureNotFound", "mediaNotReadable", "tooManyUploads"),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await permitCover(deps, c.var.session, id, c.req.valid("json")), 201);
    },
  );

  app.openapi(
    createRoute({
      method: "put",
      path: `${path}/cover`,
      tags,
      summary: "Show a covered photo in the place of this one",
      description:
        "To everybody outside the district's staff, its sender too, in lists, records and " +
        "exports. The photo as it was sent stays sealed, and no address given out before leads to it.",
      middleware,
      request: { params, body: body(NewCover) },
      responses: {
        200: answer(DistrictPicture, "As the staff sees it now"),
        ...refusals(
          "pictureNotFound",
          "mediaNotFound",
          "mediaNotUploaded",
          "mediaNotReadable",
          "mediaTooLarge",
          "storageUnavailable",
        ),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await coverPicture(deps, c.var.session, id, c.req.valid("json")), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: `${path}/cover`,
      tags,
      summary: "Take the covers off again",
      middleware,
      request: { params },
      responses: {
        200: answer(DistrictPicture, "As it was sent"),
        ...refusals("pictureNotFound"),
      },
    }),
    async (c) => c.json(await uncoverPicture(deps, c.var.session, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "put",
      path: `${path}/hiding`,
      tags,
      summary: "Show this picture to nobody but the district's staff",
      middleware,
      request: { params, body: body(PictureHiding) },
      responses: {
        200: answer(DistrictPicture, "Hidden"),
        ...refusals("pictureNotFound"),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await hidePictureFor(deps, c.var.session, id, c.req.valid("json")), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: `${path}/hiding`,
      tags,
      summary: "Show it again",
      middleware,
      request: { params },
      responses: {
        200: answer(DistrictPicture, "Shown"),
        ...refusals("pictureNotFound"),
      },
    }),
    async (c) => c.json(await showPictureAgain(deps, c.var.session, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "put",
      path: `${path}/outside`,
      tags,
      summary: "Show a picture that staff took to everybody who may see its report",
      description:
        "To who sent it, in their record too, marked as taken by staff. Its covered one, where it is " +
        "covered. To the public no picture is ever shown.",
      middleware,
      request: { params },
      responses: {
        200: answer(DistrictPicture, "Seen outside"),
        ...refusals("pictureNotFound"),
      },
    }),
    async (c) =>
      c.json(await showPictureOutside(deps, c.var.session, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: `${path}/outside`,
      tags,
      summary: "Make a picture that staff took one for staff only again",
      description: "No address that was given out before leads to it from then on.",
      middleware,
      request: { params },
      responses: {
        200: answer(DistrictPicture, "For staff only"),
        ...refusals("pictureNotFound"),
      },
    }),
    async (c) => c.json(await keepPictureInside(deps, c.var.session, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${path}/original`,
      tags,
      summary: "Open the photo as it was sent, behind its covers",
      description: "Who opened it, and when, is written down.",
      middleware,
      request: { params },
      responses: {
        200: answer(OpenedPicture, "An address that works for some minutes"),
        ...refusals("pictureNotFound"),
      },
    }),
    async (c) => c.json(await openOriginal(deps, c.var.session, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "delete",
      path,
      tags,
      summary: "Delete a picture that staff took",
      description:
        "By whoever took it, or a manager, for good. One that is shown outside is made one for " +
        "staff only first.",
      middleware: requireStaff(deps, "work"),
      request: { params },
      responses: {
        204: { description: "Gone" },
        ...refusals("pictureNotFound"),
      },
    }),
    async (c) => {
      await removeStaffPicture(deps, c.var.session, c.req.valid("param").id);
      return c.body(null, 204);
    },
  );

  return app;
}
